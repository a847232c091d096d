package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./skylens} in a small copy of the tree, with programs in Maven's and Java's place that say how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for sh")
class SkylensScriptTest {

    private static final List<String> MODULES = List.of(
            "contract",
            "access",
            "imaging",
            "ingest-service",
            "detect-service",
            "view-service",
            "edge/simulator",
            "all-in-one/broker",
            "all-in-one/launcher");
    private static final String BUILD = """
            #!/bin/sh
            echo "mvn $*"
            cd "$TREE"
            for a in ingest-service/target/quarkus-app/quarkus-run.jar detect-service/target/quarkus-app/quarkus-run.jar \\
                view-service/target/quarkus-app/quarkus-run.jar edge/simulator/target/skylens-simulator-7.jar \\
                all-in-one/broker/target/skylens-broker-7.jar all-in-one/launcher/target/skylens-launcher-7.jar \\
                access/target/skylens-access-7.jar; do
                mkdir -p "${a%/*}"
                [ -f "$a" ] || touch "$a"
            done
            """;
    private static final String JAVA = """
            #!/bin/sh
            [ "$1" != -version ] && echo "java $*" || echo 'openjdk version "VERSION"' >&2
            """;

    @TempDir
    private Path folder;

    private Path tree;
    private Path programs;

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectory(folder.resolve("my skylens"));
        programs = Files.createDirectory(folder.resolve("bin"));
        Files.copy(Path.of("../../skylens"), tree.resolve("skylens"));
        Files.writeString(tree.resolve("pom.xml"), "<project>\n  <version>7</version>\n</project>\n");
        for (var module : MODULES) {
            Files.createDirectories(tree.resolve(module).resolve("src/main"));
            Files.createFile(tree.resolve(module).resolve("pom.xml"));
        }
        program("mvn", BUILD);
        program("java", JAVA.replace("VERSION", "17.0.15"));
    }

    @Test
    void shouldBuildWhatIsMissingAndPassItsOptionsOn() throws Exception {
        assertThat(skylens("up", "--model", "a b"))
                .contains("Building Skylens")
                .contains("mvn -B -q -ntp -f " + tree + "/pom.xml -pl !helm/checks,!k8s/images -DskipTests"
                        + " -Dspotless.check.skip package")
                .endsWith("-jar " + tree + "/all-in-one/launcher/target/skylens-launcher-7.jar up --model a b\n");
    }

    @Test
    void shouldNotBuildAgainWhatIsFresh() throws Exception {
        skylens();
        assertThat(skylens()).startsWith("java ");
    }

    @Test
    void shouldBuildOnceWhenASourceIsNewerEvenWhenMavenLeavesTheArtifactAsItIs() throws Exception {
        skylens();
        var source = Files.createFile(tree.resolve("imaging/src/main/New.java"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
        assertThat(skylens()).contains("mvn ");
        assertThat(skylens()).startsWith("java ");
    }

    @Test
    void shouldNotStartWhatCouldNotBeBuilt() throws Exception {
        program("mvn", "#!/bin/sh\nexit 1\n");
        assertThat(skylens()).endsWith("Skylens could not be built: see above.\n");
    }

    @Test
    void shouldSayWhichJavaItNeeds() throws Exception {
        program("java", JAVA.replace("VERSION", "1.8.0_402"));
        assertThat(skylens()).isEqualTo("Skylens needs Java 17 or newer; " + programs.resolve("java") + " is 1.\n");
    }

    private String skylens(String... options) throws Exception {
        var command =
                new java.util.ArrayList<>(List.of("sh", tree.resolve("skylens").toString()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("TREE", tree.toString());
        builder.environment().merge("PATH", programs.toString(), (path, ours) -> ours + ":" + path);
        var script = builder.start();
        var output = new String(script.getInputStream().readAllBytes());
        assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private void program(String name, String text) throws IOException {
        var file = Files.writeString(programs.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

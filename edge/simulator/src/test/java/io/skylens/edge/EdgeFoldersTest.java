package io.skylens.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.broker.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs {@code make test} in the folders of the devices' programs, as their READMEs say, all at once: they wait more than
 * they work.
 */
class EdgeFoldersTest {

    private static final Path EDGE = Path.of(System.getProperty("basedir", ".")).resolve("..");
    private static final Path LOGS = Path.of(System.getProperty("basedir", "."), "target");
    /** How many times as long as on a quiet machine the tests wait before they fail. */
    private static final String PATIENCE = "6";

    private static final int TIMEOUT_MINUTES = 10;

    private static final List<Make> running = new ArrayList<>();

    private record Make(String folder, Process process, Path log) {}

    @BeforeAll
    static void startAll() throws IOException {
        var make = RealPart.COMPILER.program("make");
        RealPart.COMPILER.program("g++");
        var python = RealPart.python("cv2", "requests", "websockets");
        for (var folder : List.of("esp32-cam", "drone-sender", "raspberry-pi")) {
            var log = LOGS.resolve(folder + ".log");
            var builder = new ProcessBuilder(make.toString(), "--jobs=2", "test", "PYTHON=" + python)
                    .directory(EDGE.resolve(folder).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("SKYLENS_PATIENCE", PATIENCE);
            running.add(new Make(folder, builder.start(), log));
        }
    }

    @Test
    void shouldPassTheTestsOfTheEsp32Cam() throws Exception {
        assertPasses("esp32-cam");
    }

    @Test
    void shouldPassTheTestsOfTheDroneSender() throws Exception {
        assertPasses("drone-sender");
    }

    @Test
    void shouldPassTheTestsOfTheRaspberryPi() throws Exception {
        assertPasses("raspberry-pi");
    }

    private static void assertPasses(String folder) throws IOException, InterruptedException {
        var make = running.stream()
                .filter(each -> each.folder().equals(folder))
                .findFirst()
                .orElseThrow();
        boolean hasEnded = make.process().waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
        var said = Files.readString(make.log());
        assertThat(hasEnded).as(said).isTrue();
        assertThat(make.process().exitValue()).as(said).isZero();
    }

    @AfterAll
    static void endAll() {
        running.forEach(make -> {
            make.process().descendants().forEach(ProcessHandle::destroyForcibly);
            make.process().destroyForcibly();
        });
    }
}

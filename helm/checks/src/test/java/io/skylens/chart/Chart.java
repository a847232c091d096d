package io.skylens.chart;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The chart in this source tree, rendered by Helm's own engine. */
final class Chart {

    static final Path ROOT = Path.of(System.getProperty("skylens.root"));
    static final Path FOLDER = ROOT.resolve("helm/skylens");
    static final String NAMESPACE = "skylens";

    /** The oldest that the chart is for. */
    static final String KUBERNETES = "1.32.0";

    private static final Path WITH_TEST = copyWithTest();

    private Chart() {}

    /** Helm, where its engine is to be had: for Linux on x86-64. Elsewhere the test is skipped. */
    static Helm helm() {
        var machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeThat(machine).as("machine that Helm's engine is here for").isEqualTo("Linux amd64");
        FakeCluster.running();
        return new Helm(FOLDER);
    }

    /** All values files that come with the chart. */
    static List<Path> examples() {
        try (var files = Files.list(FOLDER.resolve("examples"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path example(String name) {
        return FOLDER.resolve("examples").resolve(name + ".yaml");
    }

    /** As {@code helm template skylens helm/skylens} prints it. */
    static String text(UnaryOperator<TemplateCommand> options) {
        var command =
                helm().template().withName("skylens").withNamespace(NAMESPACE).withKubeVersion(KUBERNETES);
        return options.apply(command).call();
    }

    /** All that the example has installed, and what its test starts. */
    static List<JsonNode> objectsOf(Path example) {
        return objectsOf(example, "skylens", NAMESPACE);
    }

    static List<JsonNode> objectsOf(Path example, String release, String namespace) {
        helm();
        var command = new Helm(WITH_TEST).template().withName(release).withNamespace(namespace);
        return Yaml.all(
                command.withKubeVersion(KUBERNETES).withValuesFile(example).call());
    }

    /** Helm's engine does not show hooks: in this copy the test is none. */
    private static Path copyWithTest() {
        var copy = ROOT.resolve("helm/checks/target/chart-with-test");
        try (var files = Files.walk(FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = copy.resolve(FOLDER.relativize(file));
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replace("helm.sh/hook:", "helm.sh/not-a-hook:"));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The manifests in {@code k8s/} are what the chart renders; {@code -Dskylens.render=true} writes them anew. Left out is what
 * only Helm can use: its test. The keys of tokens are always those of a Secret that is there already, for a file in a
 * repository is no place for keys.
 */
class PlainManifestsTest {

    private static final String HEAD =
            "# Rendered from helm/skylens with examples/%s.yaml by PlainManifestsTest; not to be edited.%n";

    @ParameterizedTest
    @ValueSource(strings = {"base", "gpu", "evaluation"})
    void shouldBeWhatTheChartRenders(String example) throws IOException {
        var file = Chart.ROOT.resolve("k8s").resolve(example).resolve("skylens.yaml");
        var rendered = rendered(example);
        if (Boolean.getBoolean("skylens.render")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, rendered);
        }

        assertThat(file)
                .as("mvn -pl helm/checks test -Dtest=PlainManifestsTest -Dskylens.render=true writes it anew")
                .hasContent(rendered);
    }

    private static String rendered(String example) {
        Path values = Chart.example(example);
        var text = Chart.text(command -> command.withValuesFile(values).set("access.existingSecret", "skylens-access"));
        return Stream.of(text.split("(?m)^---\\n"))
                .filter(document -> !document.isBlank() && !document.contains("helm.sh/hook:"))
                .map(document -> "---\n" + document.strip() + "\n")
                .collect(Collectors.joining("", HEAD.formatted(example), ""));
    }
}

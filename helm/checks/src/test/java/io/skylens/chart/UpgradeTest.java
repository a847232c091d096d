package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.TemplateCommand;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An upgrade replaces the pods that read what has changed, and no others. */
class UpgradeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ingest.settings.max-fps     | 5     | ingest
                    ingest.javaOptions          | -Xmx1 | ingest
                    view.settings.jpeg-quality  | 70    | view
                    detect.settings.confidence  | 0.4   | detect
                    topics.partitions           | 12    | ingest detect view
                    image.tag                   | next  | ingest detect view
                    access.hosts[0]             | a.org | ingest view
                    drain.spreadSeconds         | 12    | ingest detect view
                    detect.replicas             | 2     | ''
                    simulator.drones            | 5     | ''
                    """)
    void shouldReplaceWhatIsConcerned(String key, String value, String components) {
        var before = podTemplates(command -> command);
        var after = podTemplates(command -> command.set(key, value));

        var replaced = before.keySet().stream()
                .filter(name -> !after.get(name).equals(before.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(replaced)
                .isEqualTo(Stream.of(components.split(" "))
                        .filter(component -> !component.isEmpty())
                        .map(component -> "Deployment skylens-" + component)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Map<String, JsonNode> podTemplates(UnaryOperator<TemplateCommand> options) {
        var text = Chart.text(command -> options.apply(command.withValuesFile(Chart.example("evaluation"))));
        return Yaml.all(text).stream()
                .filter(object -> object.path("kind").asText().equals("Deployment"))
                .collect(Collectors.toMap(Yaml::title, object -> object.at("/spec/template")));
    }
}

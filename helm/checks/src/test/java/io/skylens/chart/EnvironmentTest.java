package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every environment variable that the chart sets is one that somebody reads. */
class EnvironmentTest {

    /** Container to the folder of what runs in it. */
    private static final Map<String, String> SERVICES =
            Map.of("ingest", "ingest-service", "detect", "detect-service", "view", "view-service");

    /** Read by the JVM, and by the arguments of the container itself. */
    private static final Set<String> OTHERS = Set.of("JDK_JAVA_OPTIONS", "POD_NAMESPACE");

    /** Keys that the chart sets by values of their own, or that make no sense in a pod. */
    private static final Map<String, Set<String>> OF_THE_CHART = Map.of(
            "ingest", Set.of("tcp-port", "tcp-tls", "view-url", "listen", "sources-files"),
            "detect", Set.of("model", "model-cache", "device", "class-confidence"),
            "view", Set.of("ingest-url", "phone-url"));

    static List<Path> examples() {
        return Chart.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldBeOfDeclaredKeys(Path example) throws IOException {
        var objects = Chart.objectsOf(example);
        var quarkus = quarkusVariables();
        var kafka = kafkaVariables();
        for (var pod : Pods.of(objects)) {
            for (var container : pod.containers()) {
                var service = SERVICES.get(pod.spec().at("/containers/0/name").asText());
                var known = new HashSet<>(OTHERS);
                if (service != null) {
                    known.addAll(variables(DeclaredKeys.of(service)));
                    known.addAll(quarkus);
                    known.addAll(kafka);
                }
                assertThat(names(container, objects)).as(pod.title()).isSubsetOf(known);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldComeFromObjectsThatAreThere(Path example) {
        var objects = Chart.objectsOf(example);
        var maps = objects.stream()
                .filter(object -> object.path("kind").asText().equals("ConfigMap"))
                .map(object -> object.at("/metadata/name").asText())
                .toList();
        for (var pod : Pods.of(objects)) {
            for (var container : pod.containers()) {
                container.path("envFrom").forEach(from -> assertThat(maps)
                        .contains(from.at("/configMapRef/name").asText()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ingest", "detect", "view"})
    void shouldLetEveryKeyOfAServiceBeSetAndNoOther(String service) {
        var schema = Yaml.file(Chart.FOLDER.resolve("values.schema.json"));
        var settable = schema.path("properties").path(service).at("/properties/settings/properties");
        var prefix = "skylens." + service + ".";
        var declared = DeclaredKeys.of(SERVICES.get(service)).stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .filter(key -> !OF_THE_CHART.get(service).contains(key))
                .toList();

        assertThat(StreamSupport.stream(((Iterable<String>) settable::fieldNames).spliterator(), false))
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void shouldFindTheKeysOfAService() {
        assertThat(DeclaredKeys.of("view-service"))
                .contains("skylens.view.join.max-wait", "skylens.access.open-to", "skylens.topics.partitions")
                .doesNotContain("skylens.view.join");
        assertThat(DeclaredKeys.of("ingest-service"))
                .contains("skylens.ingest.listen", "skylens.ingest.max-frame-size");
    }

    private static Set<String> names(JsonNode container, List<JsonNode> objects) {
        var names = new TreeSet<String>();
        container
                .path("env")
                .forEach(variable -> names.add(variable.path("name").asText()));
        for (var from : container.path("envFrom")) {
            var map = from.at("/configMapRef/name").asText();
            objects.stream()
                    .filter(object -> Yaml.title(object).equals("ConfigMap " + map))
                    .forEach(object -> object.path("data").fieldNames().forEachRemaining(names::add));
        }
        return names;
    }

    private static Set<String> variables(Set<String> keys) {
        return keys.stream().map(EnvironmentTest::variable).collect(Collectors.toSet());
    }

    /** As MicroProfile Config names it. */
    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Quarkus makes {@code KAFKA_SASL_MECHANISM} the clients' {@code sasl.mechanism}. */
    private static Set<String> kafkaVariables() {
        var settings = new ArrayList<>(ProducerConfig.configNames());
        settings.addAll(ConsumerConfig.configNames());
        return settings.stream().map(setting -> "KAFKA_" + variable(setting)).collect(Collectors.toSet());
    }

    private static Set<String> quarkusVariables() throws IOException {
        var found = new HashSet<String>();
        var models = EnvironmentTest.class
                .getClassLoader()
                .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json");
        while (models.hasMoreElements()) {
            try (var model = models.nextElement().openStream()) {
                var text = new String(model.readAllBytes(), StandardCharsets.UTF_8);
                Pattern.compile("\"environmentVariable\" : \"(QUARKUS_[A-Z0-9_]+)\"")
                        .matcher(text)
                        .results()
                        .forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }
}

package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong values stop an installation, and the message names them. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    image.regsitry             | x                       | regsitry
                    image.pullPolicy           | Sometimes               | pullPolicy
                    image.tag                  | not a tag               | tag
                    imagee.tag                 | x                       | imagee
                    access.openTo[0]           | everybody               | openTo
                    access.issuer.keys         | http://x.example.com    | keys
                    topics.partitions          | 0                       | partitions
                    topics.framesRetentionBytes| much                    | framesRetentionBytes
                    kafka.mode                 | redpanda                | mode
                    kafka.bootstrapServers     | kafka                   | bootstrapServers
                    kafka.sasl.mechanism       | NTLM                    | mechanism
                    kafka.strimzi.storage      | 20                      | storage
                    ingest.replicas            | two                     | replicas
                    ingest.replica             | 2                       | replica
                    ingest.service.type        | ExternalName            | type
                    ingest.service.nodePorts.http | 70000                | http
                    ingest.settings.max-fbs    | 5                       | max-fbs
                    ingest.sources.a b         | rtsp://x                | a b
                    ingest.resources.limit     | x                       | limit
                    listen.ports[0].port       | 1935                    | ports
                    detect.device              | gpu                     | device
                    detect.model.url           | http://x/y              | url
                    detect.model.sha256        | abc                     | sha256
                    detect.settings.confidense | 0.5                     | confidense
                    detect.autoscaling.mode    | magic                   | mode
                    detect.autoscaling.keda.busyShare | 70               | busyShare
                    detect.gpu.count           | 0                       | count
                    view.publicUrl             | skylens.example.com     | publicUrl
                    view.settings.jpegQuality  | 80                      | jpegQuality
                    simulator.drones           | 0                       | drones
                    ingress.viewHost           | https://x.example.com   | viewHost
                    gateway.parentRefs[0].nam  | x                       | parentRefs
                    networkPolicy.cameraNetworks[0] | 10.0.0.1           | cameraNetworks
                    drain.spreadSeconds        | 0                       | spreadSeconds
                    monitoring.serviceMonitor.enabled | maybe            | enabled
                    """)
    void shouldBeRefusedByTheirName(String key, String value, String named) {
        assertThatThrownBy(() -> Chart.text(
                        command -> command.withValuesFile(Chart.example("base")).set(key, value)))
                .hasMessageContaining("don't meet the specifications")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    image.registry=                                   | image.registry is missing
                    kafka.bootstrapServers=                           | kafka.bootstrapServers is missing
                    detect.model.url=https://x.example.com/m.onnx     | detect.model.sha256 is missing
                    detect.model.claim=models                         | detect.model.file is missing
                    detect.autoscaling.maxReplicas=25                 | 24 partitions
                    listen.enabled=true                               | listen.ports is missing
                    ingress.enabled=true                              | ingress.viewHost and ingress.ingestHost are missing
                    access.issuer.name=https://id.example.com         | access.issuer.audience is missing
                    gateway.enabled=true                              | gateway.parentRefs is missing
                    """)
    void shouldBeMissedByTheirName(String setting, String message) {
        int split = setting.indexOf('=');
        assertThatThrownBy(() -> Chart.text(command -> command.withValuesFile(Chart.example("base"))
                        .set(setting.substring(0, split), setting.substring(split + 1))))
                .hasMessageContaining(message);
    }

    @Test
    void shouldAllBeKnownToTheSchemaAndTheOtherWayRound() {
        var schema = Yaml.file(Chart.FOLDER.resolve("values.schema.json"));

        assertSameKeys("values", Yaml.file(Chart.FOLDER.resolve("values.yaml")), schema, schema);
    }

    /** Of closed objects every key has a default that can be seen; lists, and maps of anything, have none. */
    private static void assertSameKeys(String path, JsonNode values, JsonNode schema, JsonNode root) {
        var resolved = schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
        boolean isOpen = !resolved.path("additionalProperties").isBoolean() || path.endsWith(".settings");
        if (isOpen || path.endsWith(".resources") || path.endsWith(".affinity")) {
            return;
        }
        assertThat(StreamSupport.stream(((Iterable<String>) values::fieldNames).spliterator(), false))
                .as(path)
                .containsExactlyInAnyOrderElementsOf(StreamSupport.stream(
                                ((Iterable<String>) resolved.path("properties")::fieldNames).spliterator(), false)
                        .filter(key -> !key.equals("global"))
                        .toList());
        values.properties()
                .forEach(entry -> assertSameKeys(
                        path + "." + entry.getKey(),
                        entry.getValue(),
                        resolved.path("properties").path(entry.getKey()),
                        root));
    }
}

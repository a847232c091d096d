package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release may have any name, and be in any namespace: what its objects name of each other is there. */
class ReleaseNameTest {

    private static final int LONGEST = 63;

    /** The label by which its pods are told apart is its name and up to eleven more. */
    private static final int LONGEST_OF_SETS = 52;

    private static final Pattern SERVICE = Pattern.compile("(?:ws|http)://([a-z0-9-]+):\\d+|^([a-z0-9-]+):9092$");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skylens",
                "drones",
                "my-skylens",
                "a",
                "9-lives",
                "team.b",
                "a-release-with-a-name-as-long-as-helm-lets-it-be-xxxx"
            })
    void shouldNameOnlyWhatIsThere(String release) {
        var objects = Chart.objectsOf(Chart.example("evaluation"), release, "default");

        assertThat(objects)
                .allSatisfy(object -> assertThat(object.at("/metadata/name").asText())
                        .hasSizeLessThanOrEqualTo(longest(object))
                        .matches("[a-z]([-a-z0-9]*[a-z0-9])?")
                        .contains("skylens"));
        for (var pod : Pods.of(objects)) {
            assertThat(names(objects, "ServiceAccount")).containsAll(pod.spec().findValuesAsText("serviceAccountName"));
            assertThat(names(objects, "Secret")).containsAll(pod.spec().findValuesAsText("secretName"));
            assertThat(names(objects, "ConfigMap"))
                    .containsAll(pod.spec().findValues("configMapRef").stream()
                            .map(reference -> reference.path("name").asText())
                            .toList());
            pod.spec().findValues("args").forEach(list -> list.forEach(text -> assertNamesServices(objects, text)));
        }
        objects.stream()
                .map(object -> object.path("data"))
                .forEach(data -> data.forEach(text -> assertNamesServices(objects, text)));
    }

    private static int longest(JsonNode object) {
        return object.path("kind").asText().equals("StatefulSet") ? LONGEST_OF_SETS : LONGEST;
    }

    private static void assertNamesServices(List<JsonNode> objects, JsonNode text) {
        SERVICE.matcher(text.asText()).results().forEach(found -> assertThat(names(objects, "Service"))
                .contains(found.group(1) == null ? found.group(2) : found.group(1)));
    }

    private static Set<String> names(List<JsonNode> objects, String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .map(object -> object.at("/metadata/name").asText())
                .collect(Collectors.toSet());
    }
}

package io.skylens.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.CameraSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {

    private static final Path GOLDEN = Path.of(System.getProperty("basedir", "."))
            .resolve("../../contract/src/test/resources/golden/set-command.json");

    private final Orders orders = new Orders();

    @Test
    void shouldObeyTheGoldenCommands() throws Exception {
        var json = new ObjectMapper();
        var vectors = json.readTree(GOLDEN.toFile());
        assertThat(vectors).isNotEmpty();
        for (JsonNode vector : vectors) {
            var fresh = new Orders();
            fresh.hear(vector.get("text").asText(), true);
            assertThat(fresh.asked()).isEqualTo(json.treeToValue(vector.get("settings"), CameraSettings.class));
        }
    }

    @Test
    void shouldLeaveAsItIsWhatANewerOrderDoesNotName() {
        orders.hear("{\"type\":\"set\",\"quality\":60,\"fps\":5}", true);
        orders.hear("{\"type\":\"set\",\"fps\":2}", true);

        assertThat(orders.asked()).isEqualTo(new CameraSettings(60, null, 2.0));
    }

    @Test
    void shouldUnderstandAnOrderThatComesInParts() {
        orders.hear("{\"type\":\"set\",", false);
        orders.hear("\"fps\":2}", true);

        assertThat(orders.asked()).isEqualTo(CameraSettings.ofFps(2));
    }

    @Test
    void shouldHearTheNextOrderAfterAMessageThatIsNotForACamera() {
        orders.hear("x".repeat(5000), false);
        orders.hear("x".repeat(5000), true);
        orders.hear("{\"type\":\"set\",\"fps\":2}", true);

        assertThat(orders.asked()).isEqualTo(CameraSettings.ofFps(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "5",
                "[]",
                "{}",
                "{\"fps\":2}",
                "{\"type\":\"detections\",\"fps\":2}",
                "{\"type\":\"set\",\"fps\":0}",
                "{\"type\":\"set\",\"fps\":2,\"quality\":101}",
                "{\"type\":\"set\",\"fps\":2,\"size\":\"large\"}",
                "{\"type\":\"set\",\"fps\":2"
            })
    void shouldIgnoreWhatIsNoOrderOrCannotBe(String text) {
        orders.hear(text, true);

        assertThat(orders.asked()).isEqualTo(CameraSettings.NONE);
    }
}

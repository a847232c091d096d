package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CameraSettingsTest {

    @Test
    void shouldWriteTheGoldenCommands() throws Exception {
        for (var vector : Json.golden("set-command.json")) {
            var settings = Json.MAPPER.treeToValue(vector.get("settings"), CameraSettings.class);

            assertThat(settings.command()).isEqualTo(vector.get("text").asText());
        }
    }

    @Test
    void shouldLayNewSettingsOverOlderOnes() {
        var older = new CameraSettings(60, "640x480", null);

        assertThat(new CameraSettings(null, "320x240", 5.0).over(older))
                .isEqualTo(new CameraSettings(60, "320x240", 5.0));
        assertThat(CameraSettings.NONE.areNone()).isTrue();
    }

    @Test
    void shouldRefuseWhatNoCameraCanDo() {
        assertThatThrownBy(() -> new CameraSettings(101, null, null)).hasMessage("quality must be 1 to 100, got 101");
        assertThatThrownBy(() -> new CameraSettings(null, "0x480", null))
                .hasMessage("size must be like 640x480, 10 to 9999 each, got '0x480'");
        assertThatThrownBy(() -> CameraSettings.ofFps(Double.NaN)).hasMessage("fps must be 0.1 to 60.0, got NaN");
    }

    @Test
    void shouldBelongToADroneByTheirKey() throws Exception {
        var drone = DroneId.of("alpha");
        var settings = new DroneSettings(drone, CameraSettings.ofFps(5));

        assertThat(DroneSettings.droneOf(DroneSettings.key(drone))).isEqualTo(drone);
        assertThat(DroneSettings.isKey(DroneSettings.key(drone))).isTrue();
        assertThat(DroneSettings.isKey(drone.value())).isFalse();
        assertThat(Json.MAPPER.writeValueAsString(settings))
                .isEqualTo("{\"drone\":\"alpha\",\"settings\":{\"fps\":5.0}}");
        assertThat(Json.MAPPER
                        .readValue("{\"drone\":\"alpha\",\"later\":1}", DroneSettings.class)
                        .settings())
                .isEqualTo(CameraSettings.NONE);
    }
}

package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DroneControlTest {

    @Test
    void shouldBeReadWhateverElseAWriterKnows() throws Exception {
        var control =
                Json.MAPPER.readValue("{\"drone\":\"alpha\",\"name\":\"현장 북문\",\"later\":true}", DroneControl.class);

        assertThat(control).isEqualTo(new DroneControl(DroneId.of("alpha"), "현장 북문"));
    }

    @Test
    void shouldLeaveOutWhatIsNotSet() throws Exception {
        assertThat(Json.MAPPER.writeValueAsString(new DroneControl(DroneId.of("alpha"), null)))
                .isEqualTo("{\"drone\":\"alpha\"}");
    }
}

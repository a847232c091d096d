package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DroneIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "alpha", "Drone-7.north_gate", "websocket-fe80--1"})
    void shouldAcceptWhatIsSafeEverywhere(String id) {
        assertThat(DroneId.of(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", ".a", "a b", "a/b", "a\nb", "드론", "a%20", "../x"})
    void shouldRefuseWhatIsNotNamingRuleAndValue(String id) {
        assertThatThrownBy(() -> DroneId.of(id))
                .isInstanceOf(InvalidDroneIdException.class)
                .hasMessageContaining("must be 1 to 64 characters of A-Z a-z 0-9 . _ -")
                .hasMessageContaining("got '");
    }

    @Test
    void shouldCutALongValueInItsMessage() {
        assertThatThrownBy(() -> DroneId.of("x".repeat(500)))
                .hasMessageContaining("(500 characters)")
                .message()
                .hasSizeLessThan(250);
    }

    @Test
    void shouldNeverPutControlCharactersIntoAMessage() {
        assertThatThrownBy(() -> DroneId.of("a\r\nX-Evil: 1")).message().doesNotContain("\r", "\n");
    }

    @Test
    void shouldNameASenderByItsAddress() {
        assertThat(DroneId.ofAddress("websocket", "fe80::1%eth0")).hasToString("websocket-fe80--1-eth0");
        assertThat(DroneId.ofAddress("tcp", "192.0.2.10")).hasToString("tcp-192.0.2.10");
    }

    @Test
    void shouldBePlainTextInJson() throws Exception {
        assertThat(Json.MAPPER.writeValueAsString(DroneId.of("alpha"))).isEqualTo("\"alpha\"");
        assertThat(Json.MAPPER.readValue("\"alpha\"", DroneId.class)).isEqualTo(DroneId.of("alpha"));
    }
}

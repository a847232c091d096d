package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.DroneMask.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroneMaskTest {

    private static final String TRIANGLE = "[{\"x\":0,\"y\":0},{\"x\":1,\"y\":0},{\"x\":0.5,\"y\":0.5}]";

    @Test
    void shouldBeReadAndBlackUnlessItSaysOtherwise() throws Exception {
        assertThat(read("[" + TRIANGLE + "]").effect()).isEqualTo(Effect.FILL);
        assertThat(read("[" + TRIANGLE + "]").key()).isEqualTo("mask/alpha");
        assertThat(DroneMask.droneOf("mask/alpha")).isEqualTo(new DroneId("alpha"));
        assertThat(List.of("mask/alpha", "alpha", "revocation/mask/").stream().filter(DroneMask::isKey))
                .containsExactly("mask/alpha");
    }

    @Test
    void shouldRefuseWhatDoesNotSayClearlyWhatIsInside() {
        assertRefused("[]", "a mask must have 1 to 64 polygons, got 0");
        assertRefused("[[{\"x\":0,\"y\":0},{\"x\":1,\"y\":1}]]", "3 to 128 corners, got 2");
        assertRefused("[" + TRIANGLE.replace("0.5", "1.5") + "]", "0 to 1 of width and height, got 1.5, 1.5");
        assertRefused(
                "[[{\"x\":0,\"y\":0},{\"x\":1,\"y\":1},{\"x\":1,\"y\":0},{\"x\":0,\"y\":1}]]",
                "must not cross itself, sides 1 and 3 do");
    }

    private static void assertRefused(String polygons, String message) {
        assertThatThrownBy(() -> read(polygons)).hasMessageContaining(message);
    }

    private static DroneMask read(String polygons) throws JsonProcessingException {
        return new ObjectMapper().readValue("{\"drone\":\"alpha\",\"polygons\":" + polygons + "}", DroneMask.class);
    }
}

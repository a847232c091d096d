package io.skylens.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodesTest {

    @Test
    void shouldBeWellFirstAndHaveEachFaultInTurn() {
        var episodes =
                new Episodes(List.of(Fault.CLOCK_JUMP, Fault.BURST), Duration.ofSeconds(20), Duration.ofSeconds(5));

        assertThat(episodes.at(Duration.ZERO)).isEmpty();
        assertThat(episodes.at(Duration.ofMillis(14_999))).isEmpty();
        assertThat(episodes.at(Duration.ofSeconds(15))).contains(Fault.CLOCK_JUMP);
        assertThat(episodes.at(Duration.ofSeconds(20))).isEmpty();
        assertThat(episodes.at(Duration.ofSeconds(39))).contains(Fault.BURST);
        assertThat(episodes.at(Duration.ofSeconds(59))).contains(Fault.CLOCK_JUMP);
    }

    @Test
    void shouldHaveNothingWhereNothingWasAskedFor() {
        assertThat(Episodes.NONE.at(Duration.ofSeconds(1000))).isEmpty();
    }
}

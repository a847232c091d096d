package io.skylens.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BeatTest {

    private final Beat beat = new Beat();

    @Test
    void shouldTakeEveryTickWhenAllAreWanted() {
        assertThat(taken(0, 100, 1)).hasSize(100);
    }

    @Test
    void shouldTakeATickOnceThoughItIsAskedAgain() {
        assertThat(beat.takes(5, 1)).isTrue();
        assertThat(beat.takes(5, 1)).isFalse();
    }

    @Test
    void shouldSpreadThoseItTakesEvenly() {
        assertThat(taken(0, 15, 1.0 / 3)).containsExactly(0, 3, 6, 9, 12);
        assertThat(taken(15, 1515, 10.0 / 15)).hasSize(1000);
    }

    @Test
    void shouldTakeTheNextTickWhenOneOfItsBeatsWasMissed() {
        assertThat(taken(0, 3, 0.25)).containsExactly(0);
        assertThat(taken(6, 9, 0.25)).containsExactly(6, 8);
    }

    private long[] taken(long from, long to, double share) {
        return LongStream.range(from, to)
                .filter(tick -> beat.takes(tick, share))
                .toArray();
    }
}

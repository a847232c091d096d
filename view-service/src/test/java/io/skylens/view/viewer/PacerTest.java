package io.skylens.view.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void shouldThinEvenly() {
        var pacer = new Pacer(5);

        var admitted = LongStream.range(0, 31).filter(frame -> pacer.admits(frame * SECOND / 15));

        assertThat(admitted.boxed()).containsExactly(0L, 3L, 6L, 9L, 12L, 15L, 18L, 21L, 24L, 27L, 30L);
    }

    @Test
    void shouldLetAllFramesOfAJitteringCameraThroughAtItsOwnRate() {
        var pacer = new Pacer(15);
        var random = new Random(1);

        long admitted = LongStream.range(0, 150)
                .map(frame -> frame * SECOND / 15 + random.nextInt(30_000_000))
                .filter(pacer::admits)
                .count();

        assertThat(admitted).isGreaterThanOrEqualTo(145);
    }

    @Test
    void shouldKeepTheAverageOfAFasterCamera() {
        var pacer = new Pacer(10);

        long admitted = LongStream.range(0, 240)
                .map(frame -> frame * SECOND / 24)
                .filter(pacer::admits)
                .count();

        assertThat(admitted).isCloseTo(100, within(1L));
    }

    @Test
    void shouldNotMakeUpForAPause() {
        var pacer = new Pacer(5);
        pacer.admits(0);

        long admitted = LongStream.range(0, 15)
                .map(frame -> 10 * SECOND + frame * SECOND / 15)
                .filter(pacer::admits)
                .count();

        assertThat(admitted).isEqualTo(5);
    }

    @Test
    void shouldAdmitEverythingWithoutARate() {
        var pacer = new Pacer(Double.POSITIVE_INFINITY);

        assertThat(LongStream.range(0, 100).filter(pacer::admits).count()).isEqualTo(100);
    }
}

package io.skylens.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.ingest.TestJpeg;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StillnessTest {

    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final Stillness stillness = new Stillness();

    @Test
    void shouldSaySinceWhenFramesAreTheSameAfterThreeSeconds() {
        stillness.frame(1, START);
        stillness.frame(2, START.plusSeconds(1));
        stillness.frame(2, START.plusSeconds(3));
        assertThat(stillness.unchangedSince()).isNull();

        stillness.frame(2, START.plusSeconds(4));
        assertThat(stillness.unchangedSince()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void shouldSayNothingOnceFramesChangeAgain() {
        stillness.frame(2, START);
        stillness.frame(2, START.plusSeconds(4));
        stillness.frame(3, START.plusSeconds(5));
        assertThat(stillness.unchangedSince()).isNull();
    }

    @Test
    void shouldTellPicturesApartByTheirBytes() {
        assertThat(Stillness.fingerprint(TestJpeg.small(1)))
                .isEqualTo(Stillness.fingerprint(TestJpeg.small(1)))
                .isNotEqualTo(Stillness.fingerprint(TestJpeg.small(2)));
    }
}

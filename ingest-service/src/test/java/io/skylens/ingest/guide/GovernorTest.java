package io.skylens.ingest.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.ingest.intake.Pressure;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GovernorTest {

    private static final double MAX_FPS = 20;
    private static final Duration IN_TIME = Duration.ofMillis(50);
    private static final Duration LATE = Duration.ofMillis(1500);

    private final Governor governor = new Governor(MAX_FPS);
    private long seconds;
    private long frames;
    private long tooFast;
    private long tooLate;

    @Test
    void shouldSayNothingWhileAllIsWell() {
        for (int i = 0; i < 100; i++) {
            assertThat(look(15, IN_TIME)).isEmpty();
        }
    }

    @Test
    void shouldTellALittleLessThanTheLimitWhenFramesAreDroppedForIt() {
        look(50, IN_TIME);
        tooFast = 30;

        assertThat(look(50, IN_TIME)).hasValue(18);
    }

    @Test
    void shouldHalveTheRateWhenFramesStayLateAndNotForAMoment() {
        look(15, IN_TIME);
        assertThat(look(15, LATE)).isEmpty();
        assertThat(look(15, LATE)).isEmpty();
        assertThat(look(15, LATE)).hasValue(7.5);
    }

    @Test
    void shouldWaitForTheEffectBeforeItLowersAgainAndNeverGoUnderOne() {
        look(16, IN_TIME);
        tooLate++;
        assertThat(look(16, IN_TIME)).hasValue(8);
        tooLate++;
        assertThat(look(16, IN_TIME)).isEmpty();

        var last = OptionalDouble.empty();
        for (int i = 0; i < 60; i++) {
            tooLate++;
            var told = look(16, IN_TIME);
            last = told.isPresent() ? told : last;
        }
        assertThat(last).hasValue(1);
    }

    @Test
    void shouldGoBackToTheFormerRateInStepsOnceAllIsWell() {
        look(16, IN_TIME);
        tooLate++;
        look(16, IN_TIME);

        assertThat(firstToldWithin(25)).hasValue(12);
        assertThat(firstToldWithin(25)).hasValue(16);
        assertThat(firstToldWithin(100)).isEmpty();
    }

    @Test
    void shouldNotGoBackToARateAboveTheLimit() {
        look(50, IN_TIME);
        tooFast++;
        assertThat(look(50, IN_TIME)).hasValue(18);

        assertThat(firstToldWithin(100)).isEmpty();
    }

    @Test
    void shouldNotRaiseWhatAnOperatorHasSet() {
        look(16, IN_TIME);
        tooLate++;
        look(16, IN_TIME);
        governor.overruled();

        assertThat(firstToldWithin(100)).isEmpty();
    }

    @Test
    void shouldSayNothingToADeviceThatSendsNothing() {
        look(16, LATE);
        for (int i = 0; i < 10; i++) {
            seconds++;
            assertThat(governor.look(new Pressure(0, frames, tooFast, tooLate, LATE), nanos()))
                    .isEmpty();
        }
    }

    private OptionalDouble firstToldWithin(int looks) {
        for (int i = 0; i < looks; i++) {
            var told = look(10, IN_TIME);
            if (told.isPresent()) {
                return told;
            }
        }
        return OptionalDouble.empty();
    }

    private OptionalDouble look(double fps, Duration lateness) {
        seconds++;
        frames += Math.round(fps);
        return governor.look(new Pressure(fps, frames, tooFast, tooLate, lateness), nanos());
    }

    private long nanos() {
        return Duration.ofSeconds(seconds).toNanos();
    }
}

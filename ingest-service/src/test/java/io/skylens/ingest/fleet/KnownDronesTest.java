package io.skylens.ingest.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.ingest.TestTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownDronesTest {

    private static final DroneId ALPHA = DroneId.of("alpha");

    private final TestTime time = new TestTime();
    private final KnownDrones known = KnownDrones.ofPod(417, time.timepiece());

    @Test
    void shouldNumberASessionByTheClockAndThePod() {
        assertThat(known.nextEpoch(ALPHA)).isEqualTo(time.millis() * 1000 + 417);
    }

    @Test
    void shouldNumberASessionAboveThoseOfAPodWhoseClockIsAhead() {
        long ahead = (time.millis() + 2_000) * 1000 + 5;
        known.observe(status(ahead, true));
        assertThat(known.nextEpoch(ALPHA)).isEqualTo((time.millis() + 2_001) * 1000 + 417);
    }

    @Test
    void shouldNumberTwoSessionsOfOneMillisecondDifferently() {
        long first = known.nextEpoch(ALPHA);
        assertThat(known.nextEpoch(ALPHA)).isGreaterThan(first);
    }

    @Test
    void shouldKnowWhoIsConnectedToAnotherPod() {
        known.observe(status(7_005, true));
        assertThat(known.connectedElsewhere(ALPHA)).isPresent();

        known.observe(status(8_005, false));
        assertThat(known.connectedElsewhere(ALPHA)).isEmpty();
    }

    @Test
    void shouldNotTrustAPodThatHasGoneSilent() {
        known.observe(status(7_005, true));
        time.pass(Duration.ofSeconds(6));
        assertThat(known.connectedElsewhere(ALPHA)).isEmpty();
    }

    @Test
    void shouldNotTakeItsOwnSessionsForAnotherPods() {
        known.observe(status(7_417, true));
        assertThat(known.connected(ALPHA)).isPresent();
        assertThat(known.connectedElsewhere(ALPHA)).isEmpty();
    }

    @Test
    void shouldIgnoreALowerEpochWhileTheHigherIsConnected() {
        known.observe(status(8_005, true));
        known.observe(status(7_006, false));
        assertThat(known.connectedElsewhere(ALPHA)).map(DroneStatus::epoch).contains(8_005L);
    }

    @Test
    void shouldForgetADroneWithItsTombstone() {
        known.observe(status(Long.MAX_VALUE / 2, true));
        known.forget(ALPHA);
        assertThat(known.nextEpoch(ALPHA)).isEqualTo(time.millis() * 1000 + 417);
    }

    @Test
    void shouldNameTheDronesThatNoPodHasSeenForLong() {
        known.observe(status(7_005, true));
        var then = time.instant();
        assertThat(known.silentSince(then)).isEmpty();

        time.pass(Duration.ofHours(24));
        assertThat(known.silentSince(then.plusSeconds(1))).containsExactly(ALPHA);
    }

    @Test
    void shouldDrawTheSameNumberAtTheSamePlace() {
        assertThat(PodNumber.of("garden:3001"))
                .isEqualTo(PodNumber.of("garden:3001"))
                .isBetween(0, 999);
        assertThat(PodNumber.of("garden:3001")).isNotEqualTo(PodNumber.of("garden:3003"));
    }

    private DroneStatus status(long epoch, boolean connected) {
        return new DroneStatus(
                ALPHA,
                null,
                epoch,
                connected,
                "websocket",
                "10.0.0.1",
                0,
                null,
                null,
                0,
                0,
                null,
                null,
                0,
                0,
                0,
                0,
                Map.of(),
                time.instant());
    }
}

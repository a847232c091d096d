package io.skylens.view.drones;

import static io.skylens.contract.DroneState.FROZEN;
import static io.skylens.contract.DroneState.LATE;
import static io.skylens.contract.DroneState.LIVE;
import static io.skylens.contract.DroneState.OFFLINE;
import static io.skylens.view.Samples.ALPHA;
import static io.skylens.view.Samples.BEGIN;
import static io.skylens.view.Samples.EPOCH;
import static io.skylens.view.Samples.frame;
import static io.skylens.view.Samples.status;
import static io.skylens.view.Samples.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneState;
import io.skylens.contract.DroneStatus;
import io.skylens.view.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DroneRegistryTest {

    private final HandClock clock = new HandClock();
    private final List<DroneState> told = new ArrayList<>();
    private final List<DroneId> gone = new ArrayList<>();
    private boolean watched;
    private final DroneRegistry registry = new DroneRegistry(clock, drone -> watched);

    @BeforeEach
    void listen() {
        registry.addListener(new DroneListener() {
            @Override
            public void changed(Drone drone) {
                told.add(drone.state());
            }

            @Override
            public void gone(DroneId drone) {
                gone.add(drone);
            }
        });
    }

    @Test
    void shouldBeLiveWhileStatusesTellOfNewFrames() {
        statusesUntil(second(10));

        assertThat(drone().state()).isEqualTo(LIVE);
        assertThat(drone().since()).isEqualTo(BEGIN);
        assertThat(drone().reason()).isEqualTo("frames arrive, about 10.0 a second");
    }

    @Test
    void shouldBeLateOneSecondAfterTheLastFrameWhenWatched() {
        watched = true;
        statusesUntil(second(10));
        registry.frameSeen(frame(100));

        assertStateAt(second(11), LIVE);
        assertStateAt(second(11).plusMillis(1), LATE);
        assertThat(drone().since()).isEqualTo(second(11));
        assertThat(drone().reason()).isEqualTo("no frame since 2026-11-20T09:00:10Z");
    }

    @Test
    void shouldAllowThreeSecondsMoreWhenNobodyWatches() {
        statusesUntil(second(10));

        assertStateAt(second(14), LIVE);
        assertStateAt(second(14).plusMillis(1), LATE);
        assertStateAt(second(23), LATE);
        assertStateAt(second(23).plusMillis(1), OFFLINE);
    }

    @Test
    void shouldAllowThreeSecondsMoreUntilAWatchedDroneHasBeenSeen() {
        statusesUntil(second(10));
        registry.frameSeen(frame(100));
        clock.set(second(12));
        registry.tick();
        watched = true;

        assertStateAt(second(12), LIVE);
        registry.frameSeen(frame(105));
        assertStateAt(second(12), LATE);
    }

    @Test
    void shouldBeOfflineTenSecondsAfterTheLastFrameWhenWatched() {
        watched = true;
        statusesUntil(second(10));
        registry.frameSeen(frame(100));

        assertStateAt(second(20), LATE);
        assertStateAt(second(20).plusMillis(1), OFFLINE);
    }

    @Test
    void shouldAllowThreeUsualIntervalsOfASlowDrone() {
        watched = true;
        registry.take(slowStatus(second(4), 3));
        registry.take(slowStatus(second(8), 5));
        registry.frameSeen(frame(80));

        assertThat(registry.lateAfter(ALPHA)).isEqualTo(Duration.ofSeconds(6));
        assertStateAt(second(14), LIVE);
        assertStateAt(second(14).plusMillis(1), LATE);
        assertStateAt(second(28), LATE);
        assertStateAt(second(28).plusMillis(1), OFFLINE);
    }

    @Test
    void shouldKeepTheUsualIntervalWhenFramesStop() {
        statusesUntil(second(10));

        registry.take(status(second(12), second(10), true));
        registry.take(status(second(14), second(10), true));

        assertThat(registry.lateAfter(ALPHA)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldBeOfflineAtOnceWhenTheSessionEnded() {
        statusesUntil(second(10));

        registry.take(status(second(11), second(10), false));

        assertThat(told).endsWith(OFFLINE);
        assertThat(drone().since()).isEqualTo(second(11));
        assertThat(drone().reason()).isEqualTo("its session ended");
    }

    @Test
    void shouldBeFrozenWhenFramesHaveBeenTheSameForThreeSeconds() {
        statusesUntil(second(8));
        registry.take(unchanged(status(second(10), second(10), true), second(8)));

        assertStateAt(second(10), LIVE);
        assertStateAt(second(11), FROZEN);
        assertThat(drone().since()).isEqualTo(second(11));

        registry.take(status(second(12), second(12), true));
        assertThat(drone().state()).isEqualTo(LIVE);
    }

    @Test
    void shouldJudgeASessionWithoutAFrameByItsBeginning() {
        registry.take(status(second(0), null, true));

        assertStateAt(second(4), LIVE);
        registry.take(status(second(20), null, true));
        assertStateAt(second(20), OFFLINE);
        assertThat(drone().reason()).isEqualTo("it has sent no frame yet");
    }

    @Test
    void shouldKeepSinceWhileTheStateStays() {
        statusesUntil(second(10));
        assertStateAt(second(15), LATE);
        var since = drone().since();

        registry.take(status(second(16), second(10), true));
        assertStateAt(second(17), LATE);

        assertThat(drone().since()).isEqualTo(since);
    }

    @Test
    void shouldTellOfAStateThatChangesMerelyByTime() {
        statusesUntil(second(10));
        told.clear();

        clock.set(second(13));
        registry.tick();
        assertThat(told).isEmpty();

        clock.set(second(15));
        registry.tick();
        registry.tick();
        assertThat(told).containsExactly(LATE);
    }

    @Test
    void shouldTellANewListenerOfWhatThereIs() {
        statusesUntil(second(2));
        told.clear();

        listen();

        assertThat(told).containsExactly(LIVE);
    }

    @Test
    void shouldForgetARemovedDrone() {
        statusesUntil(second(2));

        registry.remove(ALPHA);

        assertThat(gone).containsExactly(ALPHA);
        assertThat(registry.find(ALPHA)).isEmpty();
        assertThat(registry.all()).isEmpty();
    }

    private void statusesUntil(Instant end) {
        for (var at = BEGIN; !at.isAfter(end); at = at.plusSeconds(2)) {
            clock.set(at);
            registry.take(status(at, at, true));
        }
    }

    /** Of a drone that sends a frame every two seconds. */
    private DroneStatus slowStatus(Instant at, long frames) {
        clock.set(at);
        return new DroneStatus(
                ALPHA, null, EPOCH, true, "http", null, 0, 640, 480, 0.5, 1e4, at, null, frames, frames, 0, 0, Map.of(),
                at);
    }

    private void assertStateAt(Instant instant, DroneState state) {
        clock.set(instant);
        assertThat(drone().state()).as("at %s", instant).isEqualTo(state);
    }

    private Drone drone() {
        return registry.find(ALPHA).orElseThrow();
    }

    private static Instant second(int second) {
        return BEGIN.plusSeconds(second);
    }
}

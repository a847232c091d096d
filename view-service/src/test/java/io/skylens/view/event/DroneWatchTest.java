package io.skylens.view.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.DroneState;
import io.skylens.view.Samples;
import io.skylens.view.drones.Drone;
import io.skylens.view.event.Event.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DroneWatchTest {

    @Test
    void shouldTellWhenADroneCameWentAndFroze() {
        assertThat(kinds(before(), DroneState.LATE, DroneState.LIVE, DroneState.LIVE, DroneState.OFFLINE))
                .containsExactly(Kind.DRONE_CAME, Kind.DRONE_WENT);
        assertThat(kinds(before(), DroneState.OFFLINE, DroneState.LIVE)).containsExactly(Kind.DRONE_CAME);
        assertThat(kinds(after(), DroneState.LIVE, DroneState.FROZEN, DroneState.LIVE, DroneState.FROZEN))
                .containsExactly(Kind.DRONE_FROZE, Kind.DRONE_FROZE);
    }

    @Test
    void shouldNotTakeADroneForComingThatWasThereBefore() {
        assertThat(kinds(after(), DroneState.LIVE)).isEmpty();
        assertThat(kinds(after(), DroneState.OFFLINE)).isEmpty();
    }

    @Test
    void shouldTakeLateForNothingThatHappened() {
        assertThat(kinds(after(), DroneState.LIVE, DroneState.LATE, DroneState.LIVE))
                .isEmpty();
        assertThat(kinds(after(), DroneState.FROZEN, DroneState.LATE, DroneState.FROZEN))
                .containsExactly(Kind.DRONE_FROZE);
    }

    /** Looked from before its session began. */
    private static DroneWatch before() {
        return new DroneWatch(Samples.BEGIN.minusSeconds(1));
    }

    private static DroneWatch after() {
        return new DroneWatch(Samples.BEGIN.plusSeconds(1));
    }

    private static List<Kind> kinds(DroneWatch watch, DroneState... states) {
        return Stream.of(states)
                .map(state -> watch.take(
                        new Drone(Samples.status(Samples.BEGIN, Samples.BEGIN, true), state, Samples.BEGIN, "because")))
                .flatMap(Optional::stream)
                .map(Event::kind)
                .toList();
    }
}

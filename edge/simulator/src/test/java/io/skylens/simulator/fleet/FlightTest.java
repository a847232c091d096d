package io.skylens.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.simulator.plan.District;
import io.skylens.simulator.plan.Districts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlightTest {

    @ParameterizedTest
    @EnumSource(Districts.class)
    void shouldNeverShowWhatIsBeyondTheEdge(Districts kind) {
        var flight = new Flight(kind.lay(1), at(44), 3);

        for (double time = 0; time < 300; time += 1.7) {
            var view = flight.at(time, 640, 480);
            assertThat(view.eye().x()).isBetween(view.reach(), District.WIDTH - view.reach());
            assertThat(view.eye().y()).isBetween(view.reach(), District.HEIGHT - view.reach());
        }
    }

    @Test
    void shouldFlySmoothly() {
        var flight = new Flight(Districts.HARBOR.lay(1), at(38), 3);
        var before = flight.at(0, 640, 480);
        for (int frame = 1; frame < 3000; frame++) {
            var now = flight.at(frame / 15.0, 640, 480);
            assertThat(now.eye().point().distanceTo(before.eye().point())).isLessThan(0.5);
            before = now;
        }
    }

    @Test
    void shouldHoldACameraStillThatNeitherPansNorShakes() {
        var flight = new Flight(Districts.HARBOR.lay(1), new Handling(30, 0, 0), 3);
        double heading = flight.at(0, 640, 480).eye().heading();

        for (double time = 0; time < 60; time += 0.7) {
            var view = flight.at(time, 640, 480);
            assertThat(view.eye().heading()).isEqualTo(heading);
            assertThat(view.altitude()).isBetween(28.0, 32.0);
        }
    }

    private static Handling at(double altitude) {
        return new Handling(altitude, Handling.USUAL.pan(), Handling.USUAL.jitter());
    }
}

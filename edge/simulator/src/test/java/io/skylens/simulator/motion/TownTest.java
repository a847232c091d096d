package io.skylens.simulator.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.simulator.plan.Districts;
import io.skylens.simulator.plan.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TownTest {

    private static final double FRAME = 1.0 / 15;
    private static final double FASTEST = 5;

    /** Vehicles change places in the list when they leave a lane; everybody else is found again by number. */
    @ParameterizedTest
    @EnumSource(Districts.class)
    void shouldMovePeopleAndBoatsSmoothly(Districts district) {
        var town = new Town(district.lay(3), 4, 1);
        var before = town.at(0);
        for (int frame = 1; frame < 300; frame++) {
            var now = town.at(frame * FRAME);
            assertThat(now).hasSameSizeAs(before);
            for (int i = 0; i < now.size(); i++) {
                var label = now.get(i).label();
                if (label == Label.PERSON || label == Label.BOAT) {
                    double moved = now.get(i)
                            .pose()
                            .point()
                            .distanceTo(before.get(i).pose().point());
                    assertThat(moved).isLessThan(FASTEST * FRAME);
                }
            }
            before = now;
        }
    }

    @Test
    void shouldBeTheSameForTheSameSeed() {
        var one = new Town(Districts.DOWNTOWN.lay(3), 4, 1);
        var other = new Town(Districts.DOWNTOWN.lay(3), 4, 1);

        for (double time = 0; time < 20; time += 0.37) {
            assertThat(one.at(time)).isEqualTo(other.at(time));
        }
    }

    @ParameterizedTest
    @EnumSource(Districts.class)
    void shouldKeepVehiclesOfALaneApart(Districts district) {
        var town = new Town(district.lay(3), 4, 1.5);
        for (double time = 0; time < 60; time += 1) {
            var driving = town.at(time).stream()
                    .filter(actor -> actor.label() == Label.CAR || actor.label() == Label.TRUCK)
                    .filter(actor -> actor.stride() > 8)
                    .toList();
            for (int i = 1; i < driving.size(); i++) {
                var ahead = driving.get(i - 1);
                var behind = driving.get(i);
                boolean sameLane = Math.abs(Math.IEEEremainder(
                                        ahead.pose().heading() - behind.pose().heading(), 2 * Math.PI))
                                < 0.5
                        && ahead.stride() > behind.stride();
                if (sameLane) {
                    assertThat(ahead.pose().point().distanceTo(behind.pose().point()))
                            .isGreaterThan(3);
                }
            }
        }
    }

    @Test
    void shouldSkipALongPause() {
        var town = new Town(Districts.HIGHWAY.lay(3), 4, 1);
        town.at(1);

        assertThat(town.at(1_000_000)).isNotEmpty();
    }
}

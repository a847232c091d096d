package io.skylens.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DistrictsTest {

    @ParameterizedTest
    @EnumSource(Districts.class)
    void shouldLayTheSameDistrictForTheSameSeed(Districts kind) {
        var one = kind.lay(9);
        var other = kind.lay(9);

        assertThat(one.skyline()).isEqualTo(other.skyline());
        assertThat(one.life().standing()).isEqualTo(other.life().standing());
    }

    @ParameterizedTest
    @EnumSource(Districts.class)
    void shouldKeepBuildingsOffTheRoads(Districts kind) {
        var district = kind.lay(9);

        for (var building : district.skyline().buildings()) {
            for (var road : district.roads().roads()) {
                assertThat(building.footprint().corners())
                        .allMatch(corner -> road.centre().distanceTo(corner) > road.halfWidth());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Districts.class)
    void shouldHaveSomethingToSee(Districts kind) {
        var district = kind.lay(9);

        assertThat(district.tour().length()).isGreaterThan(80);
        assertThat(district.life().walkways()).isNotEmpty();
        assertThat(district.roads().roads()).isNotEmpty();
    }
}

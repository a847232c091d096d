package io.skylens.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {

    @ParameterizedTest
    @CsvSource({
        "ADMIN,OPERATOR,true",
        "OPERATOR,VIEWER,true",
        "VIEWER,VIEWER,true",
        "VIEWER,OPERATOR,false",
        "ADMIN,DEVICE,false",
        "DEVICE,VIEWER,false",
        "DEVICE,DEVICE,true"
    })
    void shouldIncludeLesserRolesOfPeople(Role role, Role other, boolean included) {
        assertThat(role.includes(other)).isEqualTo(included);
    }
}

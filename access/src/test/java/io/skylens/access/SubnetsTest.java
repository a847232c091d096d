package io.skylens.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetsTest {

    private final Subnets subnets = Subnets.of(List.of("127.0.0.0/8", "192.168.7.0/24", "fd00::/8"));

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true",
        "192.168.7.255,true",
        "192.168.8.1,false",
        "::ffff:192.168.7.9,true",
        "fd12::1,true",
        "::1,false",
        "localhost,false",
        "unknown,false"
    })
    void shouldContainAddressesOfTheirNetworksOnly(String address, boolean contained) {
        assertThat(subnets.contain(address)).isEqualTo(contained);
    }

    @Test
    void shouldContainNobodyWhenThereAreNone() {
        assertThat(Subnets.of(List.of()).contain("127.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "here/8", "10.0.0.0/x", "/8"})
    void shouldNameWhatIsNoSubnet(String text) {
        assertThatThrownBy(() -> Subnets.of(List.of(text))).hasMessageContaining("got '" + text + "'");
    }
}

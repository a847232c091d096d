package io.skylens.allinone.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.allinone.machine.CannotStartException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanTest {

    private final List<LanAddress> found = List.of(
            address("172.17.0.1", 16), address("203.0.113.7", 24), address("fd00::2", 64), address("192.168.1.5", 24));

    @Test
    void shouldMeanPrivateNetworksOnlyAndTellOfTheOneThatLeadsOut() throws Exception {
        var lan = Lan.choose(found, "", "192.168.1.5");

        assertThat(lan.networks()).containsExactly("192.168.1.5/24", "172.17.0.1/16", "fd00:0:0:0:0:0:0:2/64");
        assertThat(lan.first().host()).isEqualTo("192.168.1.5");
    }

    @Test
    void shouldMeanTheNetworkOfTheAddressThatWasNamed() throws Exception {
        assertThat(Lan.choose(found, "172.17.0.1", "192.168.1.5").networks()).containsExactly("172.17.0.1/16");
        assertThat(Lan.choose(found, "[fd00:0:0:0:0:0:0:2]", "192.168.1.5").networks())
                .containsExactly("fd00:0:0:0:0:0:0:2/64");
    }

    @Test
    void shouldOpenNothingThatTheInternetLeadsTo() {
        assertThatThrownBy(() -> Lan.choose(found, "203.0.113.7", "203.0.113.7"))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("--lan=203.0.113.7 needs a private address of this machine")
                .hasMessageContaining("found 172.17.0.1, 203.0.113.7");
        assertThatThrownBy(() -> Lan.choose(List.of(), "", "127.0.0.1")).hasMessageEndingWith("found none");
    }

    @Test
    void shouldNotTakeForPrivateWhatIsNot() {
        assertThat(List.of("10.1.2.3", "172.16.0.1", "172.31.255.1", "192.168.0.1", "fc00::1", "fdff::1"))
                .allMatch(text -> address(text, 8).isPrivate());
        assertThat(List.of("172.32.0.1", "192.169.0.1", "11.0.0.1", "100.64.0.1", "2001:db8::1", "fe80::1"))
                .noneMatch(text -> address(text, 8).isPrivate());
    }

    static LanAddress address(String text, int prefixLength) {
        try {
            return new LanAddress(InetAddress.getByName(text), prefixLength);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}

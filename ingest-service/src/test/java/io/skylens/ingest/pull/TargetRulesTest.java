package io.skylens.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.contract.SourceUrl;
import io.skylens.ingest.config.SourcesConfig.Target;
import io.skylens.ingest.pull.StreamFailedException.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetRulesTest {

    private static final String KEY = "skylens.ingest.allowed-targets";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://cam/ | 127.0.0.1 | url must not lead to this machine, but cam is 127.0.0.1: allow it by"
                        + " skylens.ingest.allowed-targets=loopback",
                "rtsp://cam/ | 10.0.0.5,::1 | url must not lead to this machine, but cam is 0:0:0:0:0:0:0:1: allow it by"
                        + " skylens.ingest.allowed-targets=loopback",
                "http://cam/ | ::ffff:127.0.0.1 | url must not lead to this machine, but cam is 127.0.0.1: allow it by"
                        + " skylens.ingest.allowed-targets=loopback",
                "http://meta/ | 169.254.169.254 | url must not lead to a link-local address, but meta is"
                        + " 169.254.169.254: allow it by skylens.ingest.allowed-targets=link-local",
                "http://cam/ | 0.0.0.0 | url must not lead to an address of no host, but cam is 0.0.0.0",
                "file:///etc/passwd | none | url must not be a file: allow it by skylens.ingest.allowed-targets=file",
            })
    void shouldRefuseWhatIsNotTheNetwork(String url, String addresses, String problem) {
        var rules = rules(Set.of(), addresses);

        assertThat(rules.problem(SourceUrl.parse(url))).contains(problem);
        assertThatThrownBy(() -> rules.allow(SourceUrl.parse(url)))
                .hasMessage(problem)
                .isInstanceOfSatisfying(StreamFailedException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.REFUSED));
    }

    @Test
    void shouldAllowWhatIsAllowed() throws Exception {
        var all = EnumSet.allOf(Target.class);

        assertThat(rules(all, "127.0.0.1").allow(SourceUrl.parse("http://cam/")))
                .contains(InetAddress.getByName("127.0.0.1"));
        assertThat(rules(all, "none").allow(SourceUrl.parse("file:///film.mp4")))
                .isEmpty();
        assertThat(rules(Set.of(), "192.168.1.20").allow(SourceUrl.parse("rtsp://cam/")))
                .contains(InetAddress.getByName("192.168.1.20"));
        assertThat(rules(Set.of(), "none").allow(SourceUrl.parse("udp://0.0.0.0:5000")))
                .isEmpty();
    }

    @Test
    void shouldTryANameThatIsUnknownAgain() {
        var rules = new TargetRules(Set.of(), KEY, host -> {
            throw new UnknownHostException(host);
        });

        assertThat(rules.problem(SourceUrl.parse("rtsp://cam/"))).isEmpty();
        assertThatThrownBy(() -> rules.allow(SourceUrl.parse("rtsp://cam/")))
                .hasMessage("host cam is unknown")
                .isInstanceOfSatisfying(StreamFailedException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.BROKEN));
    }

    private static TargetRules rules(Set<Target> allowed, String addresses) {
        return new TargetRules(allowed, KEY, host -> {
            var found = addresses.split(",");
            var resolved = new InetAddress[found.length];
            for (int i = 0; i < found.length; i++) {
                resolved[i] = InetAddress.getByName(found[i]);
            }
            return resolved;
        });
    }
}

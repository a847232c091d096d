package io.skylens.view.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.access.FailureLimit;
import io.skylens.access.Grant;
import io.skylens.access.KeySet;
import io.skylens.access.Revocations;
import io.skylens.access.Role;
import io.skylens.access.Subnets;
import io.skylens.access.TokenIssuer;
import io.skylens.access.TokenVerifier;
import io.skylens.contract.DroneId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final DroneId ALPHA = new DroneId("alpha");
    private static final DroneId BETA = new DroneId("beta");
    private static final String HERE = "127.0.0.1";
    private static final String THERE = "203.0.113.9";
    private static final String OWN = "skylens.example:8080";

    private final KeySet keys = KeySet.generate();
    private final Gate gate = gate();

    @Test
    void shouldLetInEverybodyFromAnOpenNetwork() throws Exception {
        var visitor = gate.admit(knock(null, HERE, "localhost:8080", null));

        assertThat(visitor.maySee(ALPHA)).isTrue();
        assertThat(visitor.isA(Role.ADMIN)).isTrue();
    }

    @Test
    void shouldWantATokenFromElsewhere() {
        assertRefused(knock(null, THERE, OWN, null), 401, "a token is needed");
    }

    @Test
    void shouldLetAViewerSeeItsDronesOnly() throws Exception {
        var visitor = gate.admit(knock(token(Role.VIEWER, ALPHA), THERE, OWN, null));

        assertThat(visitor.maySee(ALPHA)).isTrue();
        assertThat(visitor.maySee(BETA)).isFalse();
        assertThat(visitor.isA(Role.OPERATOR)).isFalse();
    }

    @Test
    void shouldTakeATokenForWhatItIsFromAnOpenNetworkToo() throws Exception {
        var visitor = gate.admit(knock(token(Role.VIEWER, ALPHA), HERE, "localhost", null));

        assertThat(visitor.maySee(BETA)).isFalse();
    }

    @Test
    void shouldMindAWorthlessTokenOnlyWhereOneIsNeeded() throws Exception {
        assertThat(gate.admit(knock("x.y.z", HERE, "localhost", null))).isEqualTo(Visitor.EVERYBODY);
        assertRefused(knock("x.y.z", THERE, OWN, null), 401, "token must be signed");
    }

    @Test
    void shouldNotLetADeviceLook() throws Exception {
        var device = new TokenIssuer(keys).issue(Grant.device(ALPHA, NOW, Optional.empty()));

        assertRefused(knock(device, THERE, OWN, null), 403, "for sending, not for looking");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "http://skylens.example", "null", "http://[", "https://evil.example:8080"
            })
    void shouldRefuseAnotherSitesPage(String origin) throws Exception {
        assertRefused(knock(token(Role.VIEWER, ALPHA), THERE, OWN, origin), 403, "origin must be this service's own");
        assertRefused(knock(null, HERE, "localhost:8080", origin), 403, "origin must be this service's own");
    }

    @Test
    void shouldKnowItsOwnPage() throws Exception {
        assertThat(gate.admit(knock(null, HERE, "127.0.0.1:8080", "http://127.0.0.1:8080")))
                .isEqualTo(Visitor.EVERYBODY);
    }

    /** A name of a stranger's that has come to lead here: their page is then of the same origin. */
    @ParameterizedTest
    @CsvSource({
        "evil.example:8080,false",
        "skylens.local:8080,true",
        "localhost,true",
        "192.168.7.3:8080,true",
        "[::1]:8080,true",
        "[evil]:8080,false",
        ",false"
    })
    void shouldBeAskedByItsOwnNameWhereNoTokenIsNeeded(String authority, boolean let) throws Exception {
        var knock = knock(null, HERE, authority, authority == null ? null : "http://" + authority);
        if (let) {
            assertThat(gate.admit(knock)).isEqualTo(Visitor.EVERYBODY);
        } else {
            assertThatThrownBy(() -> gate.admit(knock)).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void shouldStopListeningToWhoGuesses() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertRefused(knock("guess" + i, THERE, OWN, null), 401, "token must be signed");
        }

        assertRefused(knock(token(Role.VIEWER, ALPHA), THERE, OWN, null), 429, "too many refused tokens");
        assertThat(gate.admit(knock(token(Role.VIEWER, ALPHA), "203.0.113.10", OWN, null)))
                .isNotNull();
    }

    private Gate gate() {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new Gate(
                new TokenVerifier(() -> keys, new Revocations(), clock),
                new FailureLimit(clock),
                Subnets.of(List.of("127.0.0.0/8")),
                Set.of("skylens.local"));
    }

    private String token(Role role, DroneId drone) throws Exception {
        return new TokenIssuer(keys).issue(new Grant("jin", role, Optional.of(Set.of(drone)), NOW, Optional.empty()));
    }

    private static Knock knock(String token, String address, String authority, String origin) {
        return new Knock(Optional.ofNullable(token), false, address, authority, origin);
    }

    private void assertRefused(Knock knock, int status, String reason) {
        assertThatThrownBy(() -> gate.admit(knock))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.status())
                        .isEqualTo(status))
                .hasMessageContaining(reason);
    }
}

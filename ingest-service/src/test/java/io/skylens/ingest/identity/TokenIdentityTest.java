package io.skylens.ingest.identity;

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
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.ingest.identity.RefusedException.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenIdentityTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final DroneId ALPHA = new DroneId("alpha");
    private static final String HERE = "192.168.7.20";
    private static final String THERE = "203.0.113.9";

    private final KeySet keys = KeySet.generate();
    private final DeviceIdentity identity = new TokenIdentity(
            new TokenVerifier(() -> keys, new Revocations(), CLOCK),
            new FailureLimit(CLOCK),
            Subnets.of(List.of("192.168.7.0/24")));

    @Test
    void shouldBelieveWhatIsDeclaredInAnOpenNetwork() throws Exception {
        assertThat(identify(HERE, "alpha", null)).isEqualTo(new Device(ALPHA, true));
        assertThat(identify(HERE, null, null)).isEqualTo(new Device(new DroneId("tcp-192.168.7.20"), false));
        assertThatThrownBy(() -> identify(HERE, "../etc", null)).isInstanceOf(InvalidDroneIdException.class);
    }

    @Test
    void shouldWantATokenFromElsewhere() {
        assertRefused(THERE, "alpha", null, Reason.UNAUTHORIZED, "a token is needed");
        assertRefused("example.org", "alpha", null, Reason.UNAUTHORIZED, "a token is needed");
        assertRefused("unknown", "alpha", null, Reason.UNAUTHORIZED, "a token is needed");
    }

    @Test
    void shouldTakeTheNameFromTheToken() throws Exception {
        var grant = Grant.device(ALPHA, NOW, Optional.empty());
        var device = new Device(ALPHA, true, Optional.of(grant));

        assertThat(identify(THERE, null, issue(grant))).isEqualTo(device);
        assertThat(identify(THERE, "alpha", issue(grant))).isEqualTo(device);
        assertThat(identify(HERE, "alpha", issue(grant))).isEqualTo(device);
    }

    @Test
    void shouldRefuseAnotherDronesToken() {
        var token = issue(Grant.device(ALPHA, NOW, Optional.empty()));

        assertRefused(THERE, "beta", token, Reason.FORBIDDEN, "drone must be 'alpha', whose token this is, got 'beta'");
        assertRefused(HERE, "beta", token, Reason.FORBIDDEN, "drone must be 'alpha'");
    }

    @Test
    void shouldRefuseAPersonsToken() {
        var token = issue(new Grant("jin", Role.ADMIN, Optional.empty(), NOW, Optional.empty()));

        assertRefused(THERE, null, token, Reason.FORBIDDEN, "a token with the scope admin is not for sending");
    }

    @Test
    void shouldSayThatATokenIsWorthNothingInAnOpenNetworkToo() {
        var expired = issue(Grant.device(ALPHA, NOW.minusSeconds(90), Optional.of(NOW.minusSeconds(30))));

        assertRefused(THERE, "alpha", expired, Reason.UNAUTHORIZED, "token has expired");
        assertRefused(HERE, "alpha", expired, Reason.UNAUTHORIZED, "token has expired");
    }

    @Test
    void shouldStopListeningToWhoGuesses() {
        for (int i = 0; i < 20; i++) {
            assertRefused(THERE, "alpha", "guess" + i, Reason.UNAUTHORIZED, "token must be signed");
        }

        var good = issue(Grant.device(ALPHA, NOW, Optional.empty()));
        assertRefused(THERE, "alpha", good, Reason.TOO_MANY_FAILURES, "too many refused tokens");
    }

    @Test
    void shouldShowNoToken() {
        assertThat(new DeviceHello("tcp", THERE, "alpha", "s3cret").toString()).doesNotContain("s3cret");
    }

    private String issue(Grant grant) {
        try {
            return new TokenIssuer(keys).issue(grant);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Device identify(String address, String declaredId, String token) throws RefusedException {
        return identity.identify(new DeviceHello("tcp", address, declaredId, token));
    }

    private void assertRefused(String address, String declaredId, String token, Reason reason, String message) {
        assertThatThrownBy(() -> identify(address, declaredId, token))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(message);
    }
}

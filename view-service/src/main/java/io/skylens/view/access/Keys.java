package io.skylens.view.access;

import io.skylens.access.AuditLog;
import io.skylens.access.FailureLimit;
import io.skylens.access.Revocations;
import io.skylens.access.Subnets;
import io.skylens.access.TokenVerifier;
import io.skylens.access.TrustedIssuer;
import io.skylens.access.UnusableKeysException;
import io.skylens.access.WatchedKeys;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the gate and what it asks. Keys that cannot be used stop the start. */
class Keys {

    @Produces
    @Singleton
    WatchedKeys keys(AccessConfig config) throws UnusableKeysException {
        return new WatchedKeys(config.keys());
    }

    void close(@Disposes WatchedKeys keys) {
        keys.close();
    }

    @Produces
    @Singleton
    Optional<TrustedIssuer> issuer(AccessConfig config) throws UnusableKeysException {
        return TrustedIssuer.of(config.issuer(), config.audience(), config.issuerKeys());
    }

    void close(@Disposes Optional<TrustedIssuer> issuer) {
        issuer.ifPresent(TrustedIssuer::close);
    }

    @Produces
    @Singleton
    Revocations revocations() {
        return new Revocations();
    }

    @Produces
    @Singleton
    AuditLog audit(Clock clock) {
        return new AuditLog(clock);
    }

    @Produces
    @Singleton
    Gate gate(
            WatchedKeys keys,
            Optional<TrustedIssuer> issuer,
            AccessConfig config,
            Revocations revocations,
            Clock clock) {
        return new Gate(
                new TokenVerifier(keys::current, issuer, revocations, clock),
                new FailureLimit(clock),
                Subnets.of(config.openTo().orElse(List.of())),
                Set.copyOf(config.hosts().orElse(List.of())));
    }
}

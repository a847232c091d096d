package io.skylens.ingest.identity;

import io.skylens.access.AuditLog;
import io.skylens.access.FailureLimit;
import io.skylens.access.Revocations;
import io.skylens.access.Subnets;
import io.skylens.access.TokenVerifier;
import io.skylens.access.TrustedIssuer;
import io.skylens.access.UnusableKeysException;
import io.skylens.access.WatchedKeys;
import io.skylens.ingest.time.Timepiece;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the checks and what they ask. Keys that cannot be used stop the start. */
class Identities {

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
    TokenVerifier tokens(WatchedKeys keys, Optional<TrustedIssuer> issuer, Revocations revocations, Timepiece time) {
        return new TokenVerifier(keys::current, issuer, revocations, time.wall());
    }

    @Produces
    @Singleton
    FailureLimit failures(Timepiece time) {
        return new FailureLimit(time.wall());
    }

    @Produces
    @Singleton
    Subnets openTo(AccessConfig config) {
        return Subnets.of(config.openTo().orElse(List.of()));
    }

    @Produces
    @Singleton
    AuditLog audit(Timepiece time) {
        return new AuditLog(time.wall());
    }

    @Produces
    @Singleton
    DeviceIdentity devices(TokenVerifier tokens, FailureLimit failures, AccessConfig config, AuditLog audit) {
        var networks = Stream.of(config.openTo(), config.devicesOpenTo())
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .toList();
        return new AuditedIdentity(new TokenIdentity(tokens, failures, Subnets.of(networks)), audit);
    }

    @Produces
    @Singleton
    OperatorAccess operators(TokenVerifier tokens, FailureLimit failures, Subnets openTo) {
        return new TokenOperators(tokens, failures, openTo);
    }
}

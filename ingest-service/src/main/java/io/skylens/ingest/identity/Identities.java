package io.skylens.ingest.identity;

import io.skylens.access.FailureLimit;
import io.skylens.access.Revocations;
import io.skylens.access.Subnets;
import io.skylens.access.TokenVerifier;
import io.skylens.access.UnusableKeysException;
import io.skylens.access.WatchedKeys;
import io.skylens.ingest.time.Timepiece;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the identity and what it asks. Keys that cannot be used stop the start. */
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
    Revocations revocations() {
        return new Revocations();
    }

    @Produces
    @Singleton
    DeviceIdentity identity(WatchedKeys keys, AccessConfig config, Revocations revocations, Timepiece time) {
        var clock = time.wall();
        return new TokenIdentity(
                new TokenVerifier(keys::current, revocations, clock),
                new FailureLimit(clock),
                Subnets.of(config.openTo().orElse(List.of())));
    }
}

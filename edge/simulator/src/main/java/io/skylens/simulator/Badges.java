package io.skylens.simulator;

import io.skylens.access.Grant;
import io.skylens.access.KeyFile;
import io.skylens.access.Role;
import io.skylens.access.TokenIssuer;
import io.skylens.access.UnusableKeysException;
import io.skylens.contract.DroneId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What simulated drones, and whoever looks at them, show where they are asked who they are. */
final class Badges {

    /** Of a person that is a program and soon done. */
    private static final Duration VISIT = Duration.ofMinutes(10);

    private final Optional<TokenIssuer> issuer;
    private final Clock clock = Clock.systemUTC();

    private Badges(Optional<TokenIssuer> issuer) {
        this.issuer = issuer;
    }

    /** For services that ask nobody. */
    static Badges none() {
        return new Badges(Optional.empty());
    }

    /** @param keys a JSON Web Key Set, the same that the services believe */
    static Badges signedWith(Path keys) throws UnusableKeysException {
        return new Badges(Optional.of(new TokenIssuer(KeyFile.open(keys).keys())));
    }

    /** A drone's token, which does not run out: the drone flies until it is stopped. */
    Optional<String> device(DroneId drone) {
        return issuer.map(signer -> signer.issue(Grant.device(drone, clock.instant(), Optional.empty())));
    }

    /** For looking and for tidying up. */
    Optional<String> operator(String name) {
        var now = clock.instant();
        var grant = new Grant(name, Role.OPERATOR, Optional.empty(), now, Optional.of(now.plus(VISIT)));
        return issuer.map(signer -> signer.issue(grant));
    }
}

package io.skylens.view.access;

import io.netty.util.NetUtil;
import io.skylens.access.FailureLimit;
import io.skylens.access.InvalidTokenException;
import io.skylens.access.Role;
import io.skylens.access.Subnets;
import io.skylens.access.TokenVerifier;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Decides who is let in, and as whom. Does not block; safe for threads. */
final class Gate {

    private static final String LOCAL = "localhost";

    private final TokenVerifier tokens;
    private final FailureLimit failures;
    private final Subnets openTo;
    private final Set<String> hosts;

    /** @param hosts names of this service, besides {@code localhost} and addresses */
    Gate(TokenVerifier tokens, FailureLimit failures, Subnets openTo, Set<String> hosts) {
        this.tokens = tokens;
        this.failures = failures;
        this.openTo = openTo;
        this.hosts = hosts;
    }

    /** Whoever has not failed too often may try to sign in, and is nobody until then. */
    void admitToSignIn(Knock knock) throws RefusedException {
        if (failures.isExceeded(knock.address())) {
            throw RefusedException.tooManyFailures();
        }
        requireOwnOrigin(knock);
    }

    void signInFailed(Knock knock) {
        failures.failed(knock.address());
    }

    Visitor admit(Knock knock) throws RefusedException {
        admitToSignIn(knock);
        boolean isOpen = openTo.contain(knock.address());
        if (knock.token().isPresent()) {
            var visitor = byToken(knock, isOpen);
            if (visitor.isPresent()) {
                return visitor.get();
            }
        }
        if (!isOpen) {
            throw RefusedException.unauthorized(
                    "a token is needed: Authorization: Bearer, ?token= or the link you were given");
        }
        requireOwnName(knock.authority());
        return Visitor.EVERYBODY;
    }

    /** A token that is worth nothing is worth as much as none. */
    private Optional<Visitor> byToken(Knock knock, boolean isOpen) throws RefusedException {
        try {
            var grant = tokens.verify(knock.token().orElseThrow());
            if (grant.role() == Role.DEVICE) {
                throw RefusedException.forbidden("the token of a device is for sending, not for looking");
            }
            return Optional.of(Visitor.of(grant));
        } catch (InvalidTokenException e) {
            if (isOpen) {
                return Optional.empty();
            }
            failures.failed(knock.address());
            throw RefusedException.unauthorized(e.getMessage());
        }
    }

    /** Another site's page may not use the cookie or the address of who looks at it (cross-site WebSocket hijacking). */
    private static void requireOwnOrigin(Knock knock) throws RefusedException {
        var origin = knock.origin();
        if (origin != null && !authorityOf(origin).equalsIgnoreCase(String.valueOf(knock.authority()))) {
            throw RefusedException.forbidden(
                    "origin must be this service's own, " + knock.authority() + ", got '" + origin + "'");
        }
    }

    /** A stranger's name that leads here would make the stranger's page this service's own (DNS rebinding). */
    private void requireOwnName(String authority) throws RefusedException {
        var host = hostOf(authority);
        if (!host.equalsIgnoreCase(LOCAL)
                && !hosts.contains(host)
                && !NetUtil.isValidIpV4Address(host)
                && !NetUtil.isValidIpV6Address(host)) {
            throw RefusedException.forbidden(
                    "host must be an address, localhost or one of skylens.access.hosts, got '" + authority + "'");
        }
    }

    private static String authorityOf(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Without port, and without the brackets of an IPv6 address. */
    private static String hostOf(String authority) {
        var text = String.valueOf(authority);
        if (text.startsWith("[")) {
            return text.substring(1, Math.max(1, text.indexOf(']')));
        }
        int colon = text.lastIndexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }
}

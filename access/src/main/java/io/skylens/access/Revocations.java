package io.skylens.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when tokens were taken back, by subject: those issued at or before that second are worth nothing, later ones are.
 * Safe for threads.
 */
public final class Revocations {

    private final Map<String, Instant> revokedUntil = new ConcurrentHashMap<>();

    /** Takes back all tokens of a subject that were issued until now. An earlier revocation than a known one changes nothing. */
    public void revoke(String subject, Instant until) {
        revokedUntil.merge(subject, until, (known, told) -> told.isAfter(known) ? told : known);
    }

    /** Whether what the grant let in has to end: it has run out or was revoked. */
    public boolean isOver(Grant grant, Instant now) {
        return isRevoked(grant)
                || grant.expiresAt().filter(end -> end.isBefore(now)).isPresent();
    }

    /** A grant that does not say when it was issued counts as issued at the beginning of time. */
    public boolean isRevoked(Grant grant) {
        var until = revokedUntil.get(grant.subject());
        return until != null && !grant.issuedAt().isAfter(until.truncatedTo(ChronoUnit.SECONDS));
    }
}

package io.skylens.ingest.intake;

import io.skylens.access.Revocations;
import io.skylens.ingest.time.Timepiece;
import jakarta.inject.Singleton;

/** What was let in by a token ends with the token. */
@Singleton
class GrantSweep implements Sweep {

    private final SessionRegistry sessions;
    private final Revocations revocations;
    private final Timepiece time;

    GrantSweep(SessionRegistry sessions, Revocations revocations, Timepiece time) {
        this.sessions = sessions;
        this.revocations = revocations;
        this.time = time;
    }

    /** Ends the sessions whose token has run out or been revoked. */
    @Override
    public void sweep() {
        var now = time.now();
        sessions.end(
                session -> session.grant()
                        .filter(grant -> revocations.isOver(grant, now))
                        .isPresent(),
                "the token has run out or been revoked");
    }
}

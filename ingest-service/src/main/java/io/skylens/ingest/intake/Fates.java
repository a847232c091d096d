package io.skylens.ingest.intake;

import java.util.Map;

/**
 * What became of a session's frames, as of one moment: accepted = published + dropped + uncertain + pending, always.
 *
 * @param rejected by reason
 */
public record Fates(long accepted, long published, long dropped, long uncertain, Map<String, Long> rejected) {

    /** Accepted frames whose fate is open: a few while frames come, none a moment after. */
    public long pending() {
        return accepted - published - dropped - uncertain;
    }
}

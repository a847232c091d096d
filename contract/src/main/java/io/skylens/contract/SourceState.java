package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * How a source is doing, the compacted value of {@code skylens.source-states}, keyed by drone: written by the pod that
 * runs it whenever something changes, so that every pod can tell.
 *
 * @param phase of its run
 * @param since when
 * @param restarts runs that ended and were followed by another, since the source was declared
 * @param lastError why the last run ended, without credentials; null before the first
 * @param lastErrorAt when it did
 * @param pod that runs it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceState(
        Phase phase, Instant since, long restarts, String lastError, Instant lastErrorAt, String pod) {

    /** Of a source's run. */
    public enum Phase {
        /** No pod runs it yet, or none may. */
        @JsonProperty("waiting")
        WAITING,
        /** Its camera was asked; no frame has come. */
        @JsonProperty("connecting")
        CONNECTING,
        /** Ready for a sender; no frame has come. */
        @JsonProperty("listening")
        LISTENING,
        /** Frames come. */
        @JsonProperty("running")
        RUNNING,
        /** It failed and is tried again in a moment. */
        @JsonProperty("retrying")
        RETRYING
    }

    public static final SourceState WAITING = new SourceState(Phase.WAITING, null, 0, null, null, null);
}

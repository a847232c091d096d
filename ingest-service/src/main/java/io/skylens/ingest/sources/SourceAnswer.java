package io.skylens.ingest.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.contract.SourceState;
import io.skylens.contract.SourceState.Phase;
import java.time.Instant;

/**
 * A source as the API shows it: without credentials.
 *
 * @param state the phase of its run
 * @param pod that runs it; null while none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceAnswer(
        DroneId id,
        String url,
        double fps,
        int width,
        SourceSpec.Place declaredIn,
        Phase state,
        Instant since,
        long restarts,
        String lastError,
        Instant lastErrorAt,
        String pod) {

    static SourceAnswer of(DroneId id, SourceSpec spec, SourceState state, SourcePlans plans) {
        return new SourceAnswer(
                id,
                spec.parsedUrl().redacted(),
                plans.fps(spec),
                plans.width(spec),
                spec.declaredIn(),
                state.phase(),
                state.since(),
                state.restarts(),
                state.lastError(),
                state.lastErrorAt(),
                state.pod());
    }
}

package io.skylens.view.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.contract.SourceState;
import java.time.Instant;

/**
 * A declared source as the API shows it: without credentials.
 *
 * @param id of the drone that its frames are of
 * @param fps null for the default of the pod that runs it
 * @param width null for the default of the pod that runs it
 * @param state the phase of its run
 * @param pod that runs it; null while none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        DroneId id,
        String url,
        Double fps,
        Integer width,
        SourceSpec.Place declaredIn,
        SourceState.Phase state,
        Instant since,
        long restarts,
        String lastError,
        Instant lastErrorAt,
        String pod) {

    static Source of(DroneId id, SourceSpec spec, SourceState state) {
        return new Source(
                id,
                spec.parsedUrl().redacted(),
                spec.fps(),
                spec.width(),
                spec.declaredIn(),
                state.phase(),
                state.since(),
                state.restarts(),
                state.lastError(),
                state.lastErrorAt(),
                state.pod());
    }
}

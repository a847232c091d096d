package io.skylens.view.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.skylens.contract.DroneId;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that happened to a drone or before its camera.
 *
 * @param at for what was seen, when the frame that settled it was received
 * @param label of the class; null for what happened to the drone itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Event(Instant at, DroneId drone, Kind kind, String label) {

    /** In JSON {@code class-appeared} and so on. */
    public enum Kind {
        CLASS_APPEARED,
        CLASS_GONE,
        DRONE_CAME,
        DRONE_WENT,
        DRONE_FROZE;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

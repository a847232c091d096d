package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a viewer says on the view service's {@code /ws}, as JSON text; every field is optional.
 *
 * @param subscribe drones to be sent from now on; a drone already subscribed gets the new settings
 * @param unsubscribe drones to be sent no more
 * @param ack the highest {@link ViewerMessage.Head#number()} that was shown: all up to it are acknowledged
 * @param ping any number, sent back at once as {@code {"pong":x}}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ViewerRequest(List<Subscription> subscribe, List<DroneId> unsubscribe, Long ack, Double ping) {

    /**
     * @param width pictures at most this wide; null for the device's own size
     * @param fps at most so many pictures a second; null for all
     * @param from start in the past, as a negative duration such as {@code -30s}; null for live
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Subscription(DroneId drone, Integer width, Double fps, Overlay overlay, String from) {}

    /** Who draws the boxes. */
    public enum Overlay {
        /** The viewer: it gets the picture bare, and the detections beside it. */
        @JsonProperty("none")
        NONE,
        /** The service: they are burned into the picture. */
        @JsonProperty("boxes")
        BOXES
    }
}

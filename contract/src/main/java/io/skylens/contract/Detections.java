package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What a detector found in one frame, {@code io.skylens.detections.v1}: the value of {@code skylens.detections}, keyed by
 * drone and written to the partition number of its frame. There is one for every frame detected in time, also when
 * nothing was found.
 *
 * <p>JSON with instants in RFC 3339. Readers ignore fields they do not know; a field's meaning never changes within v1.
 *
 * @param detector the process that made it
 * @param detectedAt by the detector's clock
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Detections(
        DroneId drone,
        FrameRef frame,
        Model model,
        List<DetectedObject> objects,
        Timing timing,
        String detector,
        Instant detectedAt) {

    /**
     * Which frame, and where it lies.
     *
     * @param width as displayed, like the boxes
     * @param capturedAt by the device's clock; null when it said none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FrameRef(
            long epoch,
            long sequence,
            int partition,
            long offset,
            int width,
            int height,
            Instant capturedAt,
            Instant receivedAt) {}

    /** @param version {@code sha256:} and the digest of the model file */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Model(String name, String version) {}

    /**
     * Where the time went, in milliseconds.
     *
     * @param queueMillis from the record's timestamp until decoding began
     * @param inferenceMillis of the whole batch the frame was in
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Timing(double queueMillis, double decodeMillis, double inferenceMillis, double postprocessMillis) {}
}

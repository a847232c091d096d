package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The layout of a binary message of the view service's {@code /ws}, big-endian:
 *
 * <pre>
 *   0      4             4 + N
 *   +------+-------------+--------------
 *   | N    | N bytes     | FF D8 ...
 *   | u32  | JSON, Head  | the JPEG
 *   +------+-------------+--------------
 * </pre>
 */
public final class ViewerMessage {

    public static final int LENGTH_BYTES = Integer.BYTES;

    private ViewerMessage() {}

    /** The bytes that stand before the JPEG. */
    public static byte[] prefix(byte[] headJson) {
        return ByteBuffer.allocate(LENGTH_BYTES + headJson.length)
                .putInt(headJson.length)
                .put(headJson)
                .array();
    }

    /**
     * The length N of the JSON.
     *
     * @throws IllegalArgumentException when the message cannot hold that many bytes
     */
    public static int headLength(ByteBuffer message) {
        if (message.remaining() < LENGTH_BYTES) {
            throw new IllegalArgumentException(
                    "viewer message must be at least " + LENGTH_BYTES + " bytes, got " + message.remaining());
        }
        int length = message.getInt(message.position());
        if (length < 0 || length > message.remaining() - LENGTH_BYTES) {
            throw new IllegalArgumentException("viewer message of " + message.remaining()
                    + " bytes must hold its JSON, whose length it gives as " + Integer.toUnsignedString(length));
        }
        return length;
    }

    /**
     * What is said of the picture that follows.
     *
     * @param number counts the messages of this connection from 1; to be acknowledged
     * @param detections to be drawn on it, or null
     * @param ageMillis since the frame was received, when the message was sent
     * @param held whether the detections are of an earlier frame
     * @param replay whether the frame is shown again, from the past: it is not live, whatever the state
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Head(
            long number,
            DroneId drone,
            Frame frame,
            Detections detections,
            double ageMillis,
            DroneState state,
            boolean held,
            boolean replay) {}

    /**
     * @param width as displayed
     * @param capturedAt by the device's clock, or null
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Frame(
            long epoch,
            long sequence,
            int partition,
            long offset,
            int width,
            int height,
            Instant capturedAt,
            Instant receivedAt) {}
}

package io.skylens.contract;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * {@link FrameHeader} to and from Kafka headers: CloudEvents 1.0, Kafka binary mode. All values are UTF-8 text.
 *
 * <pre>
 * content-type       image/jpeg
 * ce_specversion     1.0
 * ce_type            io.skylens.frame.v1
 * ce_id              &lt;drone&gt;/&lt;epoch&gt;/&lt;sequence&gt;
 * ce_source          /drones/&lt;drone&gt;
 * ce_time            received-at, RFC 3339
 * ce_epoch, ce_sequence, ce_width, ce_height, ce_orientation, ce_origin, ce_masked
 * ce_capturedat, ce_devicesequence, ce_traceparent      only where known
 * </pre>
 *
 * Readers ignore headers they do not know.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">the
 *     Kafka protocol binding of CloudEvents</a>
 */
public final class FrameHeaders {

    public static final String CONTENT_TYPE = "image/jpeg";
    public static final String EVENT_TYPE = "io.skylens.frame.v1";

    private static final String PREFIX = "ce_";

    private FrameHeaders() {}

    public static Headers write(FrameHeader frame) {
        var id = frame.id();
        var headers = new RecordHeaders();
        put(headers, "content-type", CONTENT_TYPE);
        put(headers, PREFIX + "specversion", "1.0");
        put(headers, PREFIX + "type", EVENT_TYPE);
        put(headers, PREFIX + "id", id.toString());
        put(headers, PREFIX + "source", "/drones/" + id.drone());
        put(headers, PREFIX + "time", frame.receivedAt().toString());
        put(headers, PREFIX + "epoch", Long.toString(id.epoch()));
        put(headers, PREFIX + "sequence", Long.toString(id.sequence()));
        put(headers, PREFIX + "width", Integer.toString(frame.shape().width()));
        put(headers, PREFIX + "height", Integer.toString(frame.shape().height()));
        put(headers, PREFIX + "orientation", Integer.toString(frame.shape().orientation()));
        put(headers, PREFIX + "origin", frame.origin());
        put(headers, PREFIX + "masked", Boolean.toString(frame.masked()));
        putIfKnown(headers, PREFIX + "capturedat", frame.device().capturedAt());
        putIfKnown(headers, PREFIX + "devicesequence", frame.device().sequence());
        putIfKnown(headers, PREFIX + "traceparent", frame.traceparent());
        return headers;
    }

    /**
     * @param key the record's key, which must be the drone that the headers name
     * @throws InvalidFrameHeaderException naming the header, the rule and the value
     */
    public static FrameHeader read(String key, Headers headers) {
        var type = required(headers, "type");
        if (!EVENT_TYPE.equals(type)) {
            throw new InvalidFrameHeaderException("header ce_type must be " + EVENT_TYPE + ", got " + Quoted.of(type));
        }
        var drone = DroneId.of(key);
        var id = new FrameId(
                drone, required(headers, "epoch", Long::valueOf), required(headers, "sequence", Long::valueOf));
        if (!id.toString().equals(required(headers, "id"))) {
            throw new InvalidFrameHeaderException(
                    "header ce_id must be " + id + ", got " + Quoted.of(required(headers, "id")));
        }
        return new FrameHeader(
                id,
                required(headers, "time", Instant::parse),
                readShape(headers),
                new DeviceStamp(
                        optional(headers, "devicesequence", Long::valueOf),
                        optional(headers, "capturedat", Instant::parse)),
                required(headers, "origin"),
                optional(headers, "masked", Boolean::valueOf) == Boolean.TRUE,
                optional(headers, "traceparent", Function.identity()));
    }

    private static PictureShape readShape(Headers headers) {
        try {
            return new PictureShape(
                    required(headers, "width", Integer::valueOf),
                    required(headers, "height", Integer::valueOf),
                    required(headers, "orientation", Integer::valueOf));
        } catch (InvalidFrameHeaderException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidFrameHeaderException(e.getMessage());
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void putIfKnown(Headers headers, String name, Object value) {
        if (value != null) {
            put(headers, name, value.toString());
        }
    }

    private static String required(Headers headers, String attribute) {
        return required(headers, attribute, Function.identity());
    }

    private static <T> T required(Headers headers, String attribute, Function<String, T> parse) {
        var value = optional(headers, attribute, parse);
        if (value == null) {
            throw new InvalidFrameHeaderException("header ce_" + attribute + " must be present, got nothing");
        }
        return value;
    }

    private static <T> T optional(Headers headers, String attribute, Function<String, T> parse) {
        var header = headers.lastHeader(PREFIX + attribute);
        if (header == null || header.value() == null) {
            return null;
        }
        var text = new String(header.value(), StandardCharsets.UTF_8);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidFrameHeaderException("header ce_" + attribute + " cannot be read from " + Quoted.of(text));
        }
    }
}

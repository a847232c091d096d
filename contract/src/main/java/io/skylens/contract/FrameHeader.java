package io.skylens.contract;

import java.time.Instant;

/**
 * A frame's passport: who, which session, which frame, when, and how its picture is laid out. Travels in the headers of
 * its record ({@link FrameHeaders}).
 *
 * @param receivedAt when ingest accepted the frame, by the clock of that pod
 * @param shape of the JPEG as stored
 * @param device what the device said, never null
 * @param origin the protocol the frame came by: {@code websocket}, {@code http}, {@code tcp}, {@code rtsp}, …
 * @param masked whether private areas were blotted out before publishing
 * @param traceparent W3C trace context, or null when tracing is off
 */
public record FrameHeader(
        FrameId id,
        Instant receivedAt,
        PictureShape shape,
        DeviceStamp device,
        String origin,
        boolean masked,
        String traceparent) {}

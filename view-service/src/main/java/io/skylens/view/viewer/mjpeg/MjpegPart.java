package io.skylens.view.viewer.mjpeg;

import io.netty.buffer.Unpooled;
import io.skylens.contract.FrameHeader;
import io.skylens.view.rendition.EncodedPicture;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A picture as a part of {@code multipart/x-mixed-replace}, in memory outside the heap that all connections write from.
 *
 * <pre>
 *   --frame                                     sent once, before the first part
 *
 *   Content-Type: image/jpeg                    a part
 *   Content-Length: N
 *   Skylens-Frame: alpha/1763600000000417/42
 *   Skylens-Received-At: 2026-11-20T09:00:00.150Z
 *
 *   N bytes
 *   --frame                                     the boundary of the next part
 * </pre>
 *
 * <p>Browsers paint a part when its closing boundary has come, so each part carries the next one's.
 */
record MjpegPart(Buffer buffer) {

    static final String CONTENT_TYPE = "multipart/x-mixed-replace; boundary=frame";

    private static final String BOUNDARY = "--frame\r\n";
    private static final byte[] NEXT = ("\r\n" + BOUNDARY).getBytes(StandardCharsets.US_ASCII);

    static Buffer opening() {
        return Buffer.buffer(BOUNDARY);
    }

    static MjpegPart of(FrameHeader frame, EncodedPicture picture) {
        byte[] jpeg = picture.jpeg();
        byte[] head = ("Content-Type: image/jpeg\r\nContent-Length: " + jpeg.length //
                        + "\r\nSkylens-Frame: " + frame.id()
                        + "\r\nSkylens-Received-At: " + frame.receivedAt() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        var direct = ByteBuffer.allocateDirect(head.length + jpeg.length + NEXT.length);
        direct.put(head).put(jpeg).put(NEXT).flip();
        return new MjpegPart(wrap(direct));
    }

    // Vert.x 4 offers no other way to share one buffer; it writes a slice of it and never releases it.
    @SuppressWarnings("deprecation")
    private static Buffer wrap(ByteBuffer direct) {
        return Buffer.buffer(Unpooled.wrappedBuffer(direct));
    }
}

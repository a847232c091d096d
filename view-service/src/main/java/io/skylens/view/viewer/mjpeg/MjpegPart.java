package io.skylens.view.viewer.mjpeg;

import io.netty.buffer.Unpooled;
import io.skylens.view.rendition.EncodedPicture;
import io.skylens.view.rendition.Scene;
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
 *   Skylens-State: LIVE
 *
 *   N bytes
 *   --frame                                     the boundary of the next part
 * </pre>
 *
 * <p>A part whose picture is the placeholder has no frame to name. Browsers paint a part when its closing boundary has come, so each part carries the next one's.
 */
record MjpegPart(Buffer buffer) {

    static final String CONTENT_TYPE = "multipart/x-mixed-replace; boundary=frame";

    private static final String BOUNDARY = "--frame\r\n";
    private static final byte[] NEXT = ("\r\n" + BOUNDARY).getBytes(StandardCharsets.US_ASCII);

    static Buffer opening() {
        return Buffer.buffer(BOUNDARY);
    }

    static MjpegPart of(Scene scene, EncodedPicture picture) {
        byte[] jpeg = picture.jpeg();
        var lines = new StringBuilder("Content-Type: image/jpeg\r\nContent-Length: ").append(jpeg.length);
        if (scene.joined() != null) {
            var frame = scene.joined().frame().header();
            lines.append("\r\nSkylens-Frame: ").append(frame.id());
            lines.append("\r\nSkylens-Received-At: ").append(frame.receivedAt());
        }
        lines.append("\r\nSkylens-State: ").append(scene.state()).append("\r\n\r\n");
        byte[] head = lines.toString().getBytes(StandardCharsets.US_ASCII);
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

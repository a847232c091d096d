package io.skylens.ingest.source.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** How programs and cameras write the same stream. */
enum SenderStyle {
    /** {@code ffmpeg -f mpjpeg -method POST}: no content type at all. */
    FFMPEG(null, "", "--ffmpeg\r\n", "Content-type: image/jpeg\r\nContent-length: %d\r\n\r\n", "\r\n"),
    FFMPEG_WITH_CONTENT_TYPE(
            "multipart/x-mixed-replace;boundary=ffmpeg",
            "",
            "--ffmpeg\r\n",
            "Content-type: image/jpeg\r\nContent-length: %d\r\n\r\n",
            "\r\n"),
    GO2RTC(
            "multipart/x-mixed-replace; boundary=frame",
            "",
            "--frame\r\n",
            "Content-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n",
            "\r\n"),
    IP_WEBCAM(
            "multipart/x-mixed-replace;boundary=Ba4oTvQMY8ew04N8dcnM",
            "\r\n",
            "--Ba4oTvQMY8ew04N8dcnM\r\n",
            "Content-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n",
            "\r\n"),
    MJPG_STREAMER(
            "multipart/x-mixed-replace;boundary=boundarydonotcross",
            "\r\n",
            "--boundarydonotcross\r\n",
            "Content-Type: image/jpeg\r\nContent-Length: %d\r\nX-Timestamp: 1763.000001\r\n\r\n",
            "\r\n"),
    WITHOUT_LENGTH(
            "multipart/x-mixed-replace; boundary=\"--myboundary\"",
            "a preamble\r\nof two lines, --myboundary among them\r\n",
            "--myboundary\r\n",
            "Content-Type: image/jpeg\r\n\r\n",
            "\r\n"),
    WITHOUT_LENGTH_OR_CARRIAGE_RETURN("multipart/x-mixed-replace; boundary=b", "", "--b\n", "\n", "\n"),
    DASHES_TWICE(
            "multipart/x-mixed-replace; boundary=--video",
            "",
            "----video\r\n",
            "Content-Type: image/jpeg\r\n\r\n",
            "\r\n");

    private final String contentType;
    private final String preamble;
    private final String delimiter;
    private final String headers;
    private final String afterPart;

    SenderStyle(String contentType, String preamble, String delimiter, String headers, String afterPart) {
        this.contentType = contentType;
        this.preamble = preamble;
        this.delimiter = delimiter;
        this.headers = headers;
        this.afterPart = afterPart;
    }

    Boundary boundary() throws MultipartException {
        return contentType == null ? Boundary.unknown() : Boundary.of(contentType);
    }

    byte[] stream(byte[]... payloads) {
        var stream = new ByteArrayOutputStream();
        stream.writeBytes(preamble.getBytes(ISO_8859_1));
        for (var payload : payloads) {
            stream.writeBytes(delimiter.getBytes(ISO_8859_1));
            stream.writeBytes(String.format(headers, payload.length).getBytes(ISO_8859_1));
            stream.writeBytes(payload);
            stream.writeBytes(afterPart.getBytes(ISO_8859_1));
        }
        stream.writeBytes(delimiter.getBytes(ISO_8859_1));
        return stream.toByteArray();
    }
}

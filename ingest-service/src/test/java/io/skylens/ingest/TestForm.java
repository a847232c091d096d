package io.skylens.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with one field, as a script sends it. */
final class TestForm {

    private static final String BOUNDARY = "d74496d66958873e";

    static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private TestForm() {}

    static byte[] of(String field, byte[] value) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + field + "\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(value);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}

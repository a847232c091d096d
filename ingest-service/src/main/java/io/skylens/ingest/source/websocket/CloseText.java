package io.skylens.ingest.source.websocket;

import java.nio.charset.StandardCharsets;

/** A reason as a close frame can hold it: at most 123 bytes of UTF-8 (RFC 6455, section 5.5). */
final class CloseText {

    private static final int MAX_BYTES = 123;
    private static final String CUT = "…";

    private CloseText() {}

    static String of(String reason) {
        if (length(reason) <= MAX_BYTES) {
            return reason;
        }
        int end = reason.length();
        while (length(reason.substring(0, end)) > MAX_BYTES - length(CUT)) {
            end = reason.offsetByCodePoints(end, -1);
        }
        return reason.substring(0, end) + CUT;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

package io.skylens.ingest.source.stream;

import io.skylens.contract.Quoted;
import io.skylens.ingest.source.stream.MultipartException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The line between two parts (RFC 2046, section 5.1.1): two dashes and a name, which is repeated in the content type.
 * Cameras disagree on whether the dashes are part of the name, so they are not compared: {@code --x} and {@code x} in
 * the content type both mean the lines {@code --x} and {@code ----x}. Where the content type names none (ffmpeg sends
 * no content type at all), the first line that could be one is it; so is the very first line of a stream, whatever its
 * content type says, because some say wrong. One boundary serves one stream; not thread-safe.
 */
public final class Boundary {

    /** What a line is. */
    enum Line {
        OTHER,
        DELIMITER,
        /** The one after the last part. */
        CLOSING
    }

    /** Longer lines are not looked at: the standard allows 70 characters and two dashes. */
    static final int MAX_LINE = 256;

    private static final int MIN_DASHES = 2;
    private static final Pattern MULTIPART =
            Pattern.compile("\\s*multipart/.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*boundary\\s*=\\s*(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))", Pattern.CASE_INSENSITIVE);

    /** Without leading dashes; null until it is learned. */
    private byte[] name;

    /** Whether a line was seen that is not blank. */
    private boolean begun;

    private Boundary(byte[] name) {
        this.name = name;
    }

    /** The boundary that a content type names, else one to be learned. */
    public static Boundary of(String contentType) throws MultipartException {
        if (contentType == null || !MULTIPART.matcher(contentType).matches()) {
            throw new MultipartException(
                    Reason.NOT_MULTIPART,
                    "content-type must be multipart/x-mixed-replace, got " + Quoted.of(contentType));
        }
        var matcher = PARAMETER.matcher(contentType);
        if (!matcher.find()) {
            return unknown();
        }
        var value = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        var bytes = value.strip().getBytes(StandardCharsets.ISO_8859_1);
        return new Boundary(nameIn(bytes, 0, bytes.length));
    }

    /** The boundary of a stream whose content type says nothing: its first line that begins with two dashes. */
    public static Boundary unknown() {
        return new Boundary(null);
    }

    /** Judges the line from {@code from} to the LF at {@code to}, both counted as the window counts. */
    Line match(Window window, int from, int to) {
        return match(window.array(), window.start() + from, window.start() + to);
    }

    private Line match(byte[] bytes, int from, int to) {
        if (to - from > MAX_LINE) {
            return Line.OTHER;
        }
        int end = to;
        while (end > from && isBlank(bytes[end - 1])) {
            end--;
        }
        if (end == from) {
            return Line.OTHER;
        }
        boolean isFirst = !begun;
        begun = true;
        int start = afterDashes(bytes, from, end);
        if (start - from < MIN_DASHES || start == end) {
            return Line.OTHER;
        }
        var line = name == null ? Line.OTHER : compare(bytes, start, end);
        if (line == Line.OTHER && (name == null || isFirst)) {
            name = nameIn(bytes, from, end);
            return Line.DELIMITER;
        }
        return line;
    }

    private Line compare(byte[] bytes, int start, int end) {
        int length = name.length;
        if (end - start < length || !Arrays.equals(bytes, start, start + length, name, 0, length)) {
            return Line.OTHER;
        }
        if (end - start == length) {
            return Line.DELIMITER;
        }
        boolean closes = end - start == length + 2 && bytes[end - 2] == '-' && bytes[end - 1] == '-';
        return closes ? Line.CLOSING : Line.OTHER;
    }

    /** @return null when there is nothing but dashes */
    private static byte[] nameIn(byte[] bytes, int from, int to) {
        int start = afterDashes(bytes, from, to);
        return start == to ? null : Arrays.copyOfRange(bytes, start, to);
    }

    private static int afterDashes(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == '-') {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    /** For messages. */
    @Override
    public String toString() {
        return name == null ? "'--…'" : Quoted.of("--" + new String(name, StandardCharsets.ISO_8859_1));
    }
}

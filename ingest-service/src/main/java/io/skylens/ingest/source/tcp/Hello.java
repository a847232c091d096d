package io.skylens.ingest.source.tcp;

import io.skylens.contract.DroneId;
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.contract.Quoted;
import io.skylens.ingest.source.tcp.FramingException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a sender may say of itself before its first frame, in one line that ends with LF or CR LF:
 * {@code SKYLENS/1 drone=<id>[ token=<token>]}.
 *
 * @param token null when it said none; it is a secret and appears in no text made here
 */
public record Hello(DroneId drone, String token) {

    /** The longest line, its end included; enough for a signed token. */
    static final int MAX_LENGTH = 4096;

    private static final byte[] START = "SKYL".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern LINE = Pattern.compile("SKYLENS/1 drone=([!-~]+)(?: token=([!-~]+))? *");
    private static final Pattern FROM_TOKEN_ON = Pattern.compile("token=.*", Pattern.DOTALL);

    /** How many bytes tell a hello from a frame: as a length they would be over a gigabyte in either order. */
    static final int START_LENGTH = START.length;

    static boolean startsWith(byte[] bytes) {
        for (int i = 0; i < START_LENGTH; i++) {
            if (bytes[i] != START[i]) {
                return false;
            }
        }
        return true;
    }

    /** @param length of the line without its LF */
    static Hello parse(byte[] bytes, int length) throws FramingException {
        int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
        var line = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw bad("must be 'SKYLENS/1 drone=<id>' or 'SKYLENS/1 drone=<id> token=<token>', got " + shown(line));
        }
        try {
            return new Hello(DroneId.of(matcher.group(1)), matcher.group(2));
        } catch (InvalidDroneIdException e) {
            throw bad("must name a drone: " + e.getMessage());
        }
    }

    static FramingException tooLong() {
        return bad("must end within " + MAX_LENGTH + " bytes, got more");
    }

    private static FramingException bad(String what) {
        return new FramingException(Reason.BAD_HELLO, "hello line " + what);
    }

    private static String shown(String line) {
        return Quoted.of(FROM_TOKEN_ON.matcher(line).replaceFirst("token=…"));
    }

    @Override
    public String toString() {
        return "Hello[drone=" + drone + (token == null ? "" : ", token=…") + "]";
    }
}

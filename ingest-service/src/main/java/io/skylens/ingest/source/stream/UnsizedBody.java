package io.skylens.ingest.source.stream;

import io.skylens.contract.DevicePrefix;
import io.skylens.ingest.bytes.JpegEnd;
import io.skylens.ingest.bytes.JpegEnd.Found;
import io.skylens.ingest.source.stream.Boundary.Line;

/**
 * Finds the end of a part that does not say its length: where its JPEG ends, or, when that turns out bad, before a
 * boundary. One serves all such parts of a stream, one after the other.
 */
final class UnsizedBody {

    private static final int LINE_END = 2;
    private static final int UNKNOWN = -1;

    private final Window window;
    private final Boundary boundary;
    private final int maxPayload;

    private JpegEnd jpeg = new JpegEnd();
    private int jpegOffset;
    private boolean bad;
    private int knownBadAfter;
    private int lineStart;
    private int length;
    private int consumed;
    private Line endedBy;
    private long walkedAgain;
    private long looked;

    UnsizedBody(Window window, Boundary boundary, int maxPayload) {
        this.window = window;
        this.boundary = boundary;
        this.maxPayload = maxPayload;
    }

    /** The most bytes that stay unread while the end is not known. */
    static int mostUnread(int maxPayload) {
        return maxPayload + LINE_END + Boundary.MAX_LINE;
    }

    /** The first unread byte is the first of a part. */
    void begin() {
        looked += jpeg.looked();
        jpeg = new JpegEnd();
        jpegOffset = UNKNOWN;
        bad = false;
        lineStart = 0;
        endedBy = Line.OTHER;
    }

    /** @return whether the end is known; false when more bytes are needed */
    boolean findEnd() throws MultipartException {
        return (bad || walk()) && (!bad || resynchronise());
    }

    /** Bytes of the part. */
    int length() {
        return length;
    }

    /** Bytes of the stream up to where it goes on, a boundary that ended the part included. */
    int consumed() {
        return consumed;
    }

    /** The boundary that ended the part; {@link Line#OTHER} when it is still to come. */
    Line endedBy() {
        return endedBy;
    }

    /** Bytes of JPEGs looked at, those looked at again included. */
    long looked() {
        return looked + jpeg.looked();
    }

    /** @return false when more bytes are needed */
    private boolean walk() throws MultipartException {
        if (jpegOffset == UNKNOWN) {
            findJpeg();
        }
        var found = jpegOffset == UNKNOWN
                ? Found.MORE
                : jpeg.scan(window.array(), window.start() + jpegOffset, window.limit());
        int known = found == Found.MORE ? window.unread() : jpegOffset + jpeg.position();
        if (known > maxPayload) {
            throw tooLarge();
        }
        bad = found == Found.BAD;
        knownBadAfter = known;
        length = known;
        consumed = known;
        return found != Found.MORE;
    }

    /** Leaves it unknown while the bytes may yet become a device prefix. */
    private void findJpeg() {
        int unread = window.unread();
        boolean mayBePrefix = unread == 0 || window.array()[window.start()] == 'S';
        if (!mayBePrefix || unread >= DevicePrefix.MAGIC_LENGTH) {
            boolean isPrefix = DevicePrefix.startsAt(window.array(), window.start(), unread);
            jpegOffset = isPrefix ? DevicePrefix.LENGTH : 0;
        }
    }

    private boolean resynchronise() throws MultipartException {
        while (lineStart <= maxPayload + LINE_END) {
            int end = window.lineFeed(lineStart);
            if (end < 0) {
                requireRoom();
                return false;
            }
            var line = boundary.match(window, lineStart, end);
            if (line != Line.OTHER && mayGoBackTo(end + 1)) {
                endBefore(line, end + 1);
                return true;
            }
            lineStart = end + 1;
        }
        throw tooLarge();
    }

    private void requireRoom() throws MultipartException {
        if (window.unread() > mostUnread(maxPayload)) {
            throw tooLarge();
        }
    }

    /**
     * No stream has more bytes walked again than it has sent, or its sender could make the work grow with their square.
     */
    private boolean mayGoBackTo(int position) {
        int again = Math.max(0, knownBadAfter - position);
        if (walkedAgain + again > window.offset() + knownBadAfter) {
            return false;
        }
        walkedAgain += again;
        return true;
    }

    private void endBefore(Line line, int next) throws MultipartException {
        int end = Math.max(0, lineStart - 1);
        boolean hasCarriageReturn = end > 0 && window.array()[window.start() + end - 1] == '\r';
        length = hasCarriageReturn ? end - 1 : end;
        consumed = next;
        endedBy = line;
        if (length > maxPayload) {
            throw tooLarge();
        }
    }

    private MultipartException tooLarge() {
        return MultipartException.tooLarge(maxPayload, "more");
    }
}

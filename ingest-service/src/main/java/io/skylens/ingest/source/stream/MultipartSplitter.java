package io.skylens.ingest.source.stream;

import io.skylens.contract.Quoted;
import io.skylens.ingest.source.stream.Boundary.Line;
import io.skylens.ingest.source.stream.MultipartException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Cuts an endless {@code multipart/x-mixed-replace} stream into its parts, as ffmpeg, go2rtc, IP Webcam and
 * mjpg-streamer send it: lines end with CR LF or LF, anything may stand before the first boundary, parts may lack a
 * Content-Length.
 *
 * <p>A part is handed on as soon as its last byte is there, not when the next boundary is:
 *
 * <ul>
 *   <li>With Content-Length it is so many bytes, whatever they are. More bytes before the next boundary are skipped.
 *   <li>Without, it ends where its JPEG ends, which is walked as it arrives, after a device prefix if there is one. The
 *       boundary is not searched for inside it.
 *   <li>Where such a JPEG turns out bad, the part ends before the first boundary behind the part's beginning, so that a
 *       JPEG that was cut off costs only itself. That means to walk again what was walked beyond this boundary. A
 *       stream may have as many bytes walked again as it has sent; one that has used that up goes on at the first
 *       boundary that it can pay for, at the latest the one behind the spot at which the JPEG turned out bad. The bad
 *       bytes are a part like any other: who receives them judges them.
 * </ul>
 *
 * <p>Memory grows with the bytes that have come, whatever length was announced, and stays within {@link #maxHeld}. Time
 * is linear in the bytes, however they are cut. One stream is one splitter; not thread-safe; never blocks.
 */
public final class MultipartSplitter {

    /** Takes the parts in the order in which they came, on the thread that feeds. */
    @FunctionalInterface
    public interface Receiver {

        /** @param payload the receiver's own from now on; may be empty */
        void part(PartHeaders headers, byte[] payload);
    }

    private enum Stage {
        BETWEEN_PARTS,
        HEADERS,
        SIZED_BODY,
        UNSIZED_BODY,
        CLOSED,
        LOST
    }

    static final int MAX_HEADERS = 32;
    static final int MAX_HEADER_LINE = 1 << 10;

    private final Boundary boundary;
    private final int maxPayload;
    private final Receiver receiver;
    private final Window window;
    private final BoundarySearch search;
    private final UnsizedBody unsized;
    private Stage stage = Stage.BETWEEN_PARTS;
    private PartHeaders headers;
    private int headerLines;
    private int declaredLength;
    private long parts;

    /** @param maxPayload the most bytes a part may have, device prefix included */
    public MultipartSplitter(Boundary boundary, int maxPayload, Receiver receiver) {
        this.boundary = boundary;
        this.maxPayload = maxPayload;
        this.receiver = receiver;
        this.window = new Window(mostUnread(maxPayload));
        this.search = new BoundarySearch(window, boundary);
        this.unsized = new UnsizedBody(window, boundary, maxPayload);
    }

    private static int mostUnread(int maxPayload) {
        return Math.max(UnsizedBody.mostUnread(maxPayload), MAX_HEADER_LINE);
    }

    /** The most bytes of memory a splitter holds; parts handed on and the headers of one part are not counted. */
    public static int maxHeld(int maxPayload) {
        return Window.bound(mostUnread(maxPayload));
    }

    /** Bytes of memory it holds now. */
    public int held() {
        return window.capacity();
    }

    /** Whether the boundary came that ends the stream. */
    public boolean isClosed() {
        return stage == Stage.CLOSED;
    }

    /** Bytes looked at so far, those looked at again included. */
    long looked() {
        return window.looked() + unsized.looked();
    }

    /**
     * Takes all bytes of the chunk, any number of them, and keeps no reference to it.
     *
     * @throws MultipartException once, after the parts before it were handed on; all later bytes are ignored. So they
     *     are when the receiver throws, and after the boundary that ends the stream
     */
    public void feed(ByteBuffer chunk) throws MultipartException {
        try {
            while (chunk.hasRemaining() && isOpen()) {
                window.append(chunk);
                boolean goesOn = true;
                while (goesOn) {
                    goesOn = step();
                }
                window.compact();
            }
        } catch (MultipartException | RuntimeException e) {
            end(Stage.LOST);
            throw e;
        }
        chunk.position(chunk.limit());
    }

    /**
     * The sender sends no more.
     *
     * @throws MultipartException when it stopped inside a part, or sent something but no boundary
     */
    public void end() throws MultipartException {
        int unread = window.unread();
        boolean nothingFound = headers == null && window.offset() + unread > 0;
        boolean insidePart = stage == Stage.HEADERS ? unread + headerLines > 0 : stage != Stage.BETWEEN_PARTS;
        boolean wasOpen = isOpen();
        end(isOpen() ? Stage.LOST : stage);
        if (wasOpen && nothingFound) {
            throw MultipartException.noBoundary(boundary, "before it ends");
        }
        if (wasOpen && insidePart) {
            throw new MultipartException(
                    Reason.CUT_SHORT,
                    "multipart stream must end after a part, ended " + unread + " bytes into part " + (parts + 1));
        }
    }

    private boolean isOpen() {
        return stage != Stage.CLOSED && stage != Stage.LOST;
    }

    private void end(Stage last) {
        stage = last;
        window.release();
    }

    /** @return false when it needs more bytes */
    private boolean step() throws MultipartException {
        return switch (stage) {
            case BETWEEN_PARTS -> follow(search.next());
            case HEADERS -> readHeader();
            case SIZED_BODY -> window.unread() >= declaredLength && deliver(declaredLength, declaredLength);
            case UNSIZED_BODY -> unsized.findEnd() && endUnsized();
            case CLOSED, LOST -> false;
        };
    }

    private boolean follow(Line line) {
        if (line == Line.DELIMITER) {
            stage = Stage.HEADERS;
            headers = new PartHeaders();
            headerLines = 0;
        } else if (line == Line.CLOSING) {
            end(Stage.CLOSED);
        }
        return line != null;
    }

    private boolean readHeader() throws MultipartException {
        int end = window.lineFeed(0);
        if ((end < 0 ? window.unread() : end) > MAX_HEADER_LINE) {
            throw MultipartException.badHeaders("have at most " + MAX_HEADER_LINE + " bytes a line, got more");
        }
        if (end < 0) {
            return false;
        }
        var kind = boundary.match(window, 0, end);
        var line = new String(window.array(), window.start(), end, StandardCharsets.ISO_8859_1).strip();
        window.consume(end + 1);
        if (kind != Line.OTHER) {
            return follow(kind);
        }
        if (line.isEmpty()) {
            beginBody();
        } else {
            addHeader(line);
        }
        return true;
    }

    private void addHeader(String line) throws MultipartException {
        if (++headerLines > MAX_HEADERS) {
            throw MultipartException.badHeaders("be at most " + MAX_HEADERS + " lines, got more");
        }
        headers.add(line);
    }

    private void beginBody() throws MultipartException {
        try {
            var length = headers.contentLength();
            if (length.orElse(0) > maxPayload) {
                throw MultipartException.tooLarge(maxPayload, "Content-Length " + length.getAsLong());
            }
            declaredLength = (int) length.orElse(0);
            unsized.begin();
            stage = length.isPresent() ? Stage.SIZED_BODY : Stage.UNSIZED_BODY;
        } catch (NumberFormatException e) {
            throw MultipartException.badHeaders("have a number as Content-Length, got " + Quoted.of(e.getMessage()));
        }
    }

    private boolean endUnsized() {
        deliver(unsized.length(), unsized.consumed());
        return follow(unsized.endedBy());
    }

    private boolean deliver(int length, int consumed) {
        var payload = window.copy(length);
        window.consume(consumed);
        search.restart();
        stage = Stage.BETWEEN_PARTS;
        parts++;
        receiver.part(headers, payload);
        return true;
    }
}

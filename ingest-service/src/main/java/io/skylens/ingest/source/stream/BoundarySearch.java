package io.skylens.ingest.source.stream;

import io.skylens.ingest.source.stream.Boundary.Line;

/** Goes line by line over what is no part: a preamble, the line end behind a part, padding. */
final class BoundarySearch {

    /** Preambles and padding are much less. */
    static final int MAX_SKIPPED = 64 << 10;

    private final Window window;
    private final Boundary boundary;
    private int skipped;
    private boolean insideLongLine;

    BoundarySearch(Window window, Boundary boundary) {
        this.window = window;
        this.boundary = boundary;
    }

    /** A part has ended. */
    void restart() {
        skipped = 0;
    }

    /** @return what the next line is; null when more bytes are needed */
    Line next() throws MultipartException {
        if (skipped > MAX_SKIPPED && !insideLongLine) {
            throw tooFar();
        }
        int end = window.lineFeed(0);
        if (end < 0) {
            skipLongLine();
            return null;
        }
        var line = insideLongLine ? Line.OTHER : boundary.match(window, 0, end);
        skip(end + 1);
        insideLongLine = false;
        return line;
    }

    /** Too long for a boundary, it need not be held until it ends. */
    private void skipLongLine() throws MultipartException {
        if (skipped + window.unread() > MAX_SKIPPED + Boundary.MAX_LINE) {
            throw tooFar();
        }
        if (window.unread() > Boundary.MAX_LINE) {
            skip(window.unread());
            insideLongLine = true;
        }
    }

    private void skip(int count) {
        window.consume(count);
        skipped += count;
    }

    private MultipartException tooFar() {
        return MultipartException.noBoundary(boundary, "within " + MAX_SKIPPED + " bytes");
    }
}

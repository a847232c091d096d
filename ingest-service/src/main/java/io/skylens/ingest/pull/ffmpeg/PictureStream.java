package io.skylens.ingest.pull.ffmpeg;

import io.skylens.ingest.pull.FrameReceiver;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what ffmpeg's {@code mpjpeg} muxer writes: each picture behind header lines of which one is its length. What no
 * muxer writes is an error. Blocks until the stream ends.
 */
final class PictureStream {

    private static final int BUFFER = 64 << 10;
    private static final int LONGEST_LINE = 256;
    private static final String LENGTH = "content-length:";

    private final InputStream stream;
    private final int maxBytes;

    /** @param maxBytes of a picture; a larger one is passed over without being held */
    PictureStream(InputStream stream, int maxBytes) {
        this.stream = new BufferedInputStream(stream, BUFFER);
        this.maxBytes = maxBytes;
    }

    /** Returns when the stream ends, whether in a picture or between two. */
    void readTo(FrameReceiver receiver) throws IOException {
        try {
            while (true) {
                long length = nextLength();
                if (length > maxBytes) {
                    stream.skipNBytes(length);
                    receiver.tooLarge(length);
                } else {
                    receiver.frame(read((int) length));
                }
            }
        } catch (EOFException e) {
            // What came of the last picture is not enough to show.
        }
    }

    private byte[] read(int length) throws IOException {
        var picture = stream.readNBytes(length);
        if (picture.length < length) {
            throw new EOFException();
        }
        return picture;
    }

    /** Reads up to and with the empty line before the next picture. */
    private long nextLength() throws IOException {
        long length = -1;
        while (true) {
            var line = line();
            if (line.isEmpty() && length >= 0) {
                return length;
            }
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = parse(line.substring(LENGTH.length()).strip());
            }
        }
    }

    private static long parse(String length) throws IOException {
        try {
            return Math.max(0, Long.parseLong(length));
        } catch (NumberFormatException e) {
            throw new IOException("a picture's length must be a number, got '" + length + "'", e);
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            int next = stream.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (next == '\n') {
                return line.toString();
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a header line must be at most " + LONGEST_LINE + " characters");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
    }
}

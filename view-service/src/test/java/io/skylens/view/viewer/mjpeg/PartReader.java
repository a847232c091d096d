package io.skylens.view.viewer.mjpeg;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An MJPEG client that reads only when told to, over a socket with a small receive buffer. */
final class PartReader implements Closeable {

    private static final int SMALL_BUFFER = 16 * 1024;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final String statusLine;
    private final Map<String, String> headers;

    record Part(Map<String, String> headers, byte[] jpeg) {

        String state() {
            return headers.get("skylens-state");
        }

        long sequence() {
            var id = headers.get("skylens-frame");
            return Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
        }
    }

    PartReader(URI uri) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        var query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
        var request = "GET " + uri.getPath() + query + " HTTP/1.1\r\nHost: " + uri.getHost() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var raw = new DataInputStream(socket.getInputStream());
        statusLine = line(raw);
        headers = headers(raw);
        in = new DataInputStream(new Dechunked(raw));
    }

    String statusLine() {
        return statusLine;
    }

    Map<String, String> responseHeaders() {
        return headers;
    }

    /** The boundary before the first part. */
    String opening() throws IOException {
        return line(in);
    }

    /** The next part, and with it the boundary that follows it. */
    Part next() throws IOException {
        var partHeaders = headers(in);
        var jpeg = new byte[Integer.parseInt(partHeaders.get("content-length"))];
        in.readFully(jpeg);
        if (!line(in).isEmpty() || !line(in).equals("--frame")) {
            throw new IOException("part must be followed by the next boundary");
        }
        return new Part(partHeaders, jpeg);
    }

    /** The next part that is so. */
    Part nextThat(Predicate<Part> is) throws IOException {
        var part = next();
        while (!is.test(part)) {
            part = next();
        }
        return part;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** The body without its chunks. */
    private static final class Dechunked extends InputStream {

        private final DataInputStream raw;
        private int left;

        Dechunked(DataInputStream raw) {
            this.raw = raw;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                left = Integer.parseInt(line(raw), 16);
            }
            int read = raw.read(bytes, offset, Math.min(length, left));
            left -= Math.max(read, 0);
            if (left == 0) {
                line(raw);
            }
            return read;
        }
    }
}

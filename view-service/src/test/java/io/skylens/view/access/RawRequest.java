package io.skylens.view.access;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests as no honest client writes them, over a bare socket. */
final class RawRequest {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawRequest() {}

    /** @return all that is answered until the connection ends */
    static String get(URI base, String path) throws IOException {
        return get(base, path, "Accept: */*");
    }

    static String get(URI base, String path, String headers) throws IOException {
        try (var socket = open(base, path, headers + "\r\nConnection: close")) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Has asked, and read nothing yet. */
    static Socket open(URI base, String path, String headers) throws IOException {
        var socket = new Socket(base.getHost(), base.getPort());
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}

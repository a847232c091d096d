package io.skylens.allinone.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A device that posts each frame over a connection it keeps, and waits for the answer. */
public final class HttpSender implements FrameLink {

    private static final int ACCEPTED = 202;
    private static final String LENGTH = "content-length: ";

    private final Socket socket;
    private final InputStream answers;
    private final String path;

    public HttpSender(URI ingest, String drone) throws IOException {
        socket = new Socket(ingest.getHost(), ingest.getPort());
        socket.setTcpNoDelay(true);
        answers = new BufferedInputStream(socket.getInputStream());
        path = "/api/v1/drones/" + drone + "/frames";
    }

    @Override
    public void send(byte[] jpeg) throws IOException {
        var head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/jpeg\r\nContent-Length: "
                        + jpeg.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream()
                .write(ByteBuffer.allocate(head.length + jpeg.length)
                        .put(head)
                        .put(jpeg)
                        .array());
        readAnswer();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void readAnswer() throws IOException {
        var status = readLine();
        int length = 0;
        for (var line = readLine(); !line.isEmpty(); line = readLine()) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(line.substring(LENGTH.length()));
            }
        }
        var body = new String(answers.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 " + ACCEPTED)) {
            throw new IOException(status + ": " + body);
        }
    }

    private String readLine() throws IOException {
        var line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new IOException("connection ended within an answer");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}

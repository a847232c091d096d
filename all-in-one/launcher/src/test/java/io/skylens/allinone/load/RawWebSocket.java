package io.skylens.allinone.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A WebSocket as the library of the ESP32-CAM's sketch speaks it: its handshake in its order, every message one masked
 * frame, and pings answered by nobody. Any one thread at a time.
 */
public final class RawWebSocket implements FrameLink {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    /** Of zeros, which leave the payload as it is. */
    private static final int MASK_LENGTH = 4;

    private final Socket socket;

    public RawWebSocket(URI uri) throws IOException {
        socket = new Socket(uri.getHost(), uri.getPort());
        socket.setTcpNoDelay(true);
        socket.getOutputStream()
                .write(("GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getHost()
                                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "User-Agent: TinyWebsockets Client\r\n"
                                + "Origin: https://github.com/gilmaimon/TinyWebsockets\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        readHandshake();
    }

    public void sendText(String text) throws IOException {
        write(message(FINAL_TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void send(byte[] jpeg) throws IOException {
        write(binary(jpeg));
    }

    /** @param message as {@link #binary} makes it */
    void write(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
    }

    /** The bytes of a binary message. */
    static byte[] binary(byte[] payload) {
        return message(FINAL_BINARY, payload);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void readHandshake() throws IOException {
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("handshake ended after: " + answer);
            }
            answer.append((char) next);
        }
        if (!answer.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("handshake refused: " + answer);
        }
    }

    private static byte[] message(int kind, byte[] payload) {
        var message = new ByteArrayOutputStream();
        message.write(kind);
        writeLength(message, payload.length);
        message.writeBytes(new byte[MASK_LENGTH]);
        message.writeBytes(payload);
        return message.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream message, int length) {
        if (length < SHORT_LENGTH) {
            message.write(MASKED | length);
        } else if (length < 1 << Short.SIZE) {
            message.write(MASKED | SHORT_LENGTH);
            writeNumber(message, length, Short.BYTES);
        } else {
            message.write(MASKED | LONG_LENGTH);
            writeNumber(message, length, Long.BYTES);
        }
    }

    private static void writeNumber(ByteArrayOutputStream message, long number, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            message.write((int) (number >> i * Byte.SIZE));
        }
    }
}

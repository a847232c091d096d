package io.skylens.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.ViewerMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;

/** Subscribes to one drone and acknowledges each picture when it has its last byte; notes how old it was when it was sent. */
final class SlowSocket implements SlowViewer.Script {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    /** Of zeros, which leave the payload as it is. */
    private static final int MASK_LENGTH = 4;

    private final String subscription;
    private final Queue<Double> agesAtSending;
    private ByteBuffer heard = ByteBuffer.allocate(0);
    private boolean open;

    SlowSocket(String subscription, Queue<Double> agesAtSending) {
        this.subscription = subscription;
        this.agesAtSending = agesAtSending;
    }

    @Override
    public byte[] greeting(URI uri) {
        heard = ByteBuffer.allocate(0);
        open = false;
        return ("GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                        + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] heard(ByteBuffer bytes) {
        heard = ByteBuffer.allocate(heard.remaining() + bytes.remaining())
                .put(heard)
                .put(bytes)
                .flip();
        var answer = new ByteArrayOutputStream();
        if (!open && endOfHandshake()) {
            open = true;
            answer.writeBytes(text("{\"subscribe\":[{" + subscription + "}]}"));
        }
        for (var message = nextMessage(); open && message != null; message = nextMessage()) {
            answer.writeBytes(acknowledge(message));
        }
        return answer.toByteArray();
    }

    private boolean endOfHandshake() {
        var text = StandardCharsets.ISO_8859_1.decode(heard.duplicate()).toString();
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        heard.position(heard.position() + end + 4);
        return true;
    }

    /** @return null while the next is not complete */
    private byte[] nextMessage() {
        var frame = heard.slice();
        if (!open || frame.remaining() < 2) {
            return null;
        }
        int kind = frame.get() & 0xFF;
        int length = frame.get();
        int lengthBytes = length < SHORT ? 0 : length == SHORT ? Short.BYTES : Long.BYTES;
        if (frame.remaining() < lengthBytes) {
            return null;
        }
        if (lengthBytes > 0) {
            length = lengthBytes == Short.BYTES ? frame.getShort() & 0xFFFF : (int) frame.getLong();
        }
        if (frame.remaining() < length) {
            return null;
        }
        if (kind != FINAL_BINARY) {
            throw new IllegalStateException("a picture must come as one binary frame, got one of kind " + kind);
        }
        var message = new byte[length];
        frame.get(message);
        heard.position(heard.position() + frame.position());
        return message;
    }

    private byte[] acknowledge(byte[] message) {
        var head = head(message);
        agesAtSending.add(head.path("ageMillis").asDouble());
        return text("{\"ack\":" + head.path("number").asLong() + "}");
    }

    private static JsonNode head(byte[] message) {
        int length = ViewerMessage.headLength(ByteBuffer.wrap(message));
        try {
            return JSON.readTree(
                    Arrays.copyOfRange(message, ViewerMessage.LENGTH_BYTES, ViewerMessage.LENGTH_BYTES + length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + MASK_LENGTH + payload.length)
                .put((byte) FINAL_TEXT)
                .put((byte) (MASKED | payload.length))
                .put(new byte[MASK_LENGTH])
                .put(payload)
                .array();
    }
}

package io.skylens.allinone;

import com.fasterxml.jackson.databind.JsonNode;
import io.skylens.contract.ViewerMessage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A viewer that acknowledges every picture at once and remembers what it was shown. */
public final class ViewerSocket implements AutoCloseable {

    /**
     * A picture that was shown.
     *
     * @param atNanos when, by {@link System#nanoTime()}
     */
    public record Shown(long atNanos, JsonNode head, byte[] jpeg) {

        public String drone() {
            return head.path("drone").asText();
        }

        public long sequence() {
            return head.path("frame").path("sequence").asLong();
        }

        public boolean held() {
            return head.path("held").asBoolean();
        }

        /** Whether boxes are drawn on it: its own, or those of a frame at most a second older. */
        public boolean hasDetections() {
            return head.path("detections").isObject();
        }

        List<JsonNode> objects() {
            return List.copyOf(Json.elements(head.path("detections").path("objects")));
        }
    }

    private static final int WITHOUT_A_WORD = 1006;

    private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
    private final Queue<JsonNode> texts = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private ViewerSocket(URI uri) {
        socket = Http.CLIENT
                .newWebSocketBuilder()
                .buildAsync(uri, new Listener())
                .join();
    }

    /** @param subscription such as {@code "drone":"alpha","overlay":"none"} */
    public static ViewerSocket watch(RunningSkylens system, String subscription) {
        return watch(system.webSocket("view", "/ws"), List.of(subscription));
    }

    /** @throws java.util.concurrent.CompletionException when it cannot be opened */
    public static ViewerSocket watch(URI uri, List<String> subscriptions) {
        var viewer = new ViewerSocket(uri);
        var wanted = subscriptions.stream().map(each -> "{" + each + "}").collect(Collectors.joining(","));
        viewer.socket.sendText("{\"subscribe\":[" + wanted + "]}", true).join();
        return viewer;
    }

    /** Completes with the code when the server has closed, with 1006 when it is gone without a word. */
    public CompletableFuture<Integer> closed() {
        return closed;
    }

    /** All so far, oldest first. */
    public List<Shown> shown() {
        return List.copyOf(shown);
    }

    /** All that came since the last call, oldest first; they are let go of. */
    List<Shown> drain() {
        var drained = new ArrayList<Shown>();
        for (var next = shown.poll(); next != null; next = shown.poll()) {
            drained.add(next);
        }
        return drained;
    }

    /** Whether nothing more can come. */
    boolean isOver() {
        return socket.isInputClosed();
    }

    /** Those since then. */
    List<Shown> shownSince(long nanos) {
        return shown.stream().filter(picture -> picture.atNanos() - nanos >= 0).toList();
    }

    /** Text messages, oldest first. */
    List<JsonNode> texts() {
        return List.copyOf(texts);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            message.writeBytes(bytes);
            webSocket.request(1);
            if (!last) {
                return null;
            }
            var picture = parse(message.toByteArray());
            message.reset();
            shown.add(picture);
            return webSocket.sendText(
                    "{\"ack\":" + picture.head().path("number").asLong() + "}", true);
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(Json.parse(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(WITHOUT_A_WORD);
        }

        private Shown parse(byte[] bytes) {
            int length = ViewerMessage.headLength(ByteBuffer.wrap(bytes));
            var head = new String(bytes, ViewerMessage.LENGTH_BYTES, length, StandardCharsets.UTF_8);
            int picture = ViewerMessage.LENGTH_BYTES + length;
            return new Shown(
                    System.nanoTime(), Json.parse(head), java.util.Arrays.copyOfRange(bytes, picture, bytes.length));
        }
    }
}

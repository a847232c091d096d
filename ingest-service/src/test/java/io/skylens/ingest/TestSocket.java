package io.skylens.ingest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A device's end of a WebSocket. */
public final class TestSocket implements WebSocket.Listener, AutoCloseable {

    /** How a connection ended. */
    public record End(int code, String reason) {}

    private static final long PATIENCE_SECONDS = 15;

    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder hearing = new StringBuilder();
    private final WebSocket socket;

    private TestSocket(URI uri) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, this)
                .join();
    }

    public static TestSocket connect(URI uri) {
        return new TestSocket(uri);
    }

    public void send(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    /** Does not fail when the server ends the connection meanwhile. */
    public void trySend(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true)
                .handle((sent, error) -> sent)
                .join();
    }

    public void sendFragment(byte[] part, boolean isLast) {
        socket.sendBinary(ByteBuffer.wrap(part), isLast)
                .handle((sent, error) -> sent)
                .join();
    }

    public void say(String text) {
        socket.sendText(text, true).join();
    }

    public boolean isOpen() {
        return !end.isDone();
    }

    /** The text messages that have come. */
    public List<String> heard() {
        return heard;
    }

    public End awaitEnd() throws Exception {
        return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        hearing.append(data);
        if (last) {
            heard.add(hearing.toString());
            hearing.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        end.complete(new End(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        end.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .handle((sent, error) -> sent)
                .join();
    }
}

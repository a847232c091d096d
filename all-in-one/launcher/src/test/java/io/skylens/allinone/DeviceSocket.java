package io.skylens.allinone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A device that sends JPEGs over a WebSocket. Any one thread at a time. */
final class DeviceSocket implements AutoCloseable {

    private static final int SECONDS = 10;

    private final WebSocket socket;
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    private DeviceSocket(HttpClient client, URI uri) {
        socket = client.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
    }

    static DeviceSocket connect(RunningSkylens system, String drone) {
        return connect(Http.CLIENT, system.webSocket("ingest", "/ws/" + drone));
    }

    static DeviceSocket connect(HttpClient client, URI uri) {
        return new DeviceSocket(client, uri);
    }

    /** Returns when the message is on its way. */
    void send(byte[] message) {
        await(socket.sendBinary(ByteBuffer.wrap(message), true));
    }

    void sendText(String text) {
        await(socket.sendText(text, true));
    }

    /** Completes with the reason when the server has closed. */
    CompletableFuture<String> closed() {
        return closed;
    }

    /** Returns when the server has closed too, so that it has read all that was sent. */
    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            await(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }
        closed.completeOnTimeout("no answer", SECONDS, TimeUnit.SECONDS).join();
        socket.abort();
    }

    private static void await(CompletableFuture<WebSocket> sent) {
        sent.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    private final class Listener implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
            closed.complete(status + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(error.toString());
        }
    }
}

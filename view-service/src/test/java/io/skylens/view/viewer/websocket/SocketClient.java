package io.skylens.view.viewer.websocket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.skylens.contract.ViewerMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A viewer on {@code /ws} that acknowledges only when told to. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    record Message(ViewerMessage.Head head, byte[] jpeg) {}

    SocketClient(URI root) {
        var uri = URI.create("ws://" + root.getAuthority() + "/ws");
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, this)
                .join();
    }

    void send(String request) {
        socket.sendText(request, true).join();
    }

    List<Message> messages() {
        return messages;
    }

    List<String> texts() {
        return texts;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            messages.add(parse(binary.toByteArray()));
            binary.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            texts.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private Message parse(byte[] bytes) {
        try {
            var buffer = ByteBuffer.wrap(bytes);
            int length = ViewerMessage.headLength(buffer);
            var head = json.readValue(bytes, ViewerMessage.LENGTH_BYTES, length, ViewerMessage.Head.class);
            var jpeg = new byte[bytes.length - ViewerMessage.LENGTH_BYTES - length];
            System.arraycopy(bytes, ViewerMessage.LENGTH_BYTES + length, jpeg, 0, jpeg.length);
            return new Message(head, jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

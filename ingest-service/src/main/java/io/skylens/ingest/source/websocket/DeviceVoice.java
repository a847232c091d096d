package io.skylens.ingest.source.websocket;

import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is said to a device. Of results one is under way and one waits, the newest: a device that reads slowly misses some.
 * Thread-safe; no method blocks.
 */
final class DeviceVoice {

    private static final String NOTHING = "";

    private final WebSocketConnection connection;
    /** Null while nothing is under way, {@link #NOTHING} while nothing waits behind it. */
    private final AtomicReference<String> waiting = new AtomicReference<>();

    DeviceVoice(WebSocketConnection connection) {
        this.connection = connection;
    }

    /** Commands, which are few. */
    void say(String text) {
        send(text, () -> {});
    }

    void sayNewest(String result) {
        if (waiting.getAndUpdate(text -> text == null ? NOTHING : result) == null) {
            send(result, this::next);
        }
    }

    private void next() {
        var result = waiting.getAndUpdate(text -> NOTHING.equals(text) ? null : NOTHING);
        if (!NOTHING.equals(result)) {
            send(result, this::next);
        }
    }

    /** That the device has gone is told elsewhere. */
    private void send(String text, Runnable then) {
        connection.sendText(text).subscribe().with(done -> then.run(), error -> {});
    }
}

package io.skylens.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A viewer behind a bad line: takes a little at a time, and connects again when it is cut off. */
final class SlowViewer implements AutoCloseable {

    /** So that what it does not take waits at the service, not here. */
    private static final int RECEIVE_BUFFER = 4 << 10;

    private final URI uri;
    private final Script script;
    private SocketChannel channel;
    private int cutOff;

    /** What it says and what it makes of what it hears. */
    interface Script {

        /** Sent at the beginning of a connection. */
        byte[] greeting(URI uri);

        /** @return what is to be sent next; empty for nothing */
        byte[] heard(ByteBuffer bytes);
    }

    /** Asks for a stream and looks at nothing of it. */
    static Script mjpeg() {
        return new Script() {
            @Override
            public byte[] greeting(URI uri) {
                return ("GET " + uri.getRawPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
            }

            @Override
            public byte[] heard(ByteBuffer bytes) {
                return new byte[0];
            }
        };
    }

    SlowViewer(URI uri, Script script) throws IOException {
        this.uri = uri;
        this.script = script;
        connect();
    }

    /** Takes what there is, up to so many bytes. */
    void take(int bytes) throws IOException {
        var buffer = ByteBuffer.allocate(bytes);
        try {
            if (channel.read(buffer) >= 0) {
                var answer = script.heard(buffer.flip());
                channel.write(ByteBuffer.wrap(answer));
                return;
            }
        } catch (IOException e) {
            // As an end.
        }
        cutOff++;
        channel.close();
        connect();
    }

    int cutOff() {
        return cutOff;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void connect() throws IOException {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        channel.write(ByteBuffer.wrap(script.greeting(uri)));
        channel.configureBlocking(false);
    }
}

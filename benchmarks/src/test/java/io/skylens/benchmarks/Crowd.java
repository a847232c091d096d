package io.skylens.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Many viewers of one address who read all they are sent at once, and look at nothing of it: on one thread, so that they
 * take as little as they can from what is measured.
 */
final class Crowd implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Thread reader = new Thread(this::read, "crowd");
    private volatile long bytes;
    private volatile int left;

    Crowd(URI uri, int viewers) throws IOException {
        var request = "GET " + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n\r\n";
        for (int i = 0; i < viewers; i++) {
            var channel = SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
        reader.start();
    }

    /** Delivered so far, to all of them. */
    long bytes() {
        return bytes;
    }

    /** How many were cut off. */
    int left() {
        return left;
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            while (selector.isOpen()) {
                selector.select(this::read);
            }
        } catch (ClosedSelectorException e) {
            // They have gone home.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key) {
        try {
            int count = ((SocketChannel) key.channel()).read(buffer.clear());
            if (count >= 0) {
                add(count);
                return;
            }
        } catch (IOException e) {
            // As an end.
        }
        key.cancel();
        leave();
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void add(int count) {
        bytes += count; // by this thread only
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void leave() {
        left++; // by this thread only
    }
}

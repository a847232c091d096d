package io.skylens.simulator.send;

import io.skylens.contract.DevicePrefix;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Sends frames over raw TCP: a line that names the drone, then each frame behind its length in 4 bytes, a
 * {@link DevicePrefix} before the JPEG. One thread of its own connects and writes. A server that vanishes without a word is
 * noticed when the kernel takes no more for {@value #STUCK_MILLIS} ms.
 */
final class TcpUplink implements Uplink {

    private static final int CONNECT_MILLIS = 2000;
    private static final int STUCK_MILLIS = 4000;
    /** Frames that wait in the kernel are old frames: its buffer holds about two. */
    private static final int SEND_BUFFER_BYTES = 128 << 10;

    private final URI uri;
    private final String sender;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final Thread thread = new Thread(this::run, "tcp-uplink");
    private Socket socket;
    private byte[] waiting;
    private long writingSince;
    private boolean isWriting;
    private boolean isClosed;
    private int session;
    private String trouble = "not connected yet";

    /**
     * Begins to connect at once.
     *
     * @param sender what the first line says of it
     */
    TcpUplink(URI uri, String sender) {
        this.uri = uri;
        this.sender = sender;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized boolean isReady() {
        boolean isStuck = isWriting && System.nanoTime() - writingSince > STUCK_MILLIS * 1_000_000L;
        if (isStuck && socket != null) {
            closeQuietly();
        }
        return socket != null && waiting == null && !isWriting;
    }

    @Override
    public synchronized boolean isConnected() {
        return socket != null;
    }

    @Override
    public synchronized String trouble() {
        return trouble;
    }

    @Override
    public synchronized int session() {
        return session;
    }

    @Override
    public synchronized void send(byte[] jpeg, long sequence, Instant capturedAt) {
        waiting = ByteBuffer.allocate(Integer.BYTES + DevicePrefix.LENGTH + jpeg.length)
                .putInt(DevicePrefix.LENGTH + jpeg.length)
                .put(DevicePrefix.write(sequence, capturedAt))
                .put(jpeg)
                .array();
        notifyAll();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        closeQuietly();
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                try (var connecting = new Socket()) {
                    serve(connecting);
                } catch (IOException e) {
                    lost(String.valueOf(e.getMessage()));
                }
                Thread.sleep(backoff.pause().toMillis());
            }
        } catch (InterruptedException closed) {
            // the end of this uplink
        }
    }

    private void serve(Socket connecting) throws IOException, InterruptedException {
        connecting.setSendBufferSize(SEND_BUFFER_BYTES);
        connecting.setTcpNoDelay(true);
        connecting.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
        var out = connecting.getOutputStream();
        out.write(("SKYLENS/1 " + sender + "\n").getBytes(StandardCharsets.US_ASCII));
        opened(connecting);
        while (true) {
            out.write(awaitFrame());
            written();
        }
    }

    private synchronized void opened(Socket opened) throws IOException {
        if (isClosed) {
            throw new IOException("closed");
        }
        socket = opened;
        session++;
    }

    private synchronized byte[] awaitFrame() throws InterruptedException {
        while (waiting == null) {
            wait();
        }
        var frame = waiting;
        waiting = null;
        isWriting = true;
        writingSince = System.nanoTime();
        return frame;
    }

    private synchronized void written() {
        isWriting = false;
        backoff.reset();
    }

    private synchronized void lost(String why) {
        trouble = why;
        socket = null;
        waiting = null;
        isWriting = false;
    }

    private void closeQuietly() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // it is closed
        }
    }
}

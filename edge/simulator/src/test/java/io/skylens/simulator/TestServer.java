package io.skylens.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of a WebSocket server (RFC 6455) as takes binary messages, with the faults a real one can have. */
public final class TestServer implements AutoCloseable {

    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int PING = 9;
    private static final int PONG = 10;

    /** A message and the path of the connection it came on. */
    public record Received(String path, byte[] message) {}

    private final ServerSocket listening;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile boolean mute;
    private volatile boolean idle;

    /** @param port 0 for a free one */
    public TestServer(int port) throws IOException {
        listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable body) {
        var thread = new Thread(body, "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return listening.getLocalPort();
    }

    public List<Received> received() {
        return received;
    }

    /** Sends a text of at most 125 bytes to all who are connected. */
    public void tell(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var socket : connections) {
            var frame = ByteBuffer.allocate(2 + bytes.length)
                    .put((byte) (0x80 | TEXT))
                    .put((byte) bytes.length)
                    .put(bytes);
            synchronized (socket) {
                socket.getOutputStream().write(frame.array());
            }
        }
    }

    /** From now on pings stay without an answer. */
    public void mute() {
        mute = true;
    }

    /** From now on nothing is read, as by a process that was stopped. */
    public void stopReading() {
        idle = true;
    }

    private void accept() {
        try {
            while (true) {
                var socket = listening.accept();
                connections.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the end of this server
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            String path = shakeHands(in, socket.getOutputStream());
            while (true) {
                if (idle) {
                    Thread.sleep(Long.MAX_VALUE);
                }
                readFrame(in, socket.getOutputStream(), path);
            }
        } catch (IOException | InterruptedException ended) {
            // the client has gone, or close() was called
        }
    }

    @SuppressWarnings("deprecation")
    private static String shakeHands(DataInputStream in, OutputStream out) throws IOException {
        String path = in.readLine().split(" ")[1];
        String key = "";
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).trim();
            }
        }
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + acceptance(key) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return path;
    }

    private static String acceptance(String key) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SALT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readFrame(DataInputStream in, OutputStream out, String path) throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        long length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        if (opcode == BINARY) {
            received.add(new Received(path, payload));
        } else if (opcode == PING && !mute) {
            out.write(new byte[] {(byte) (0x80 | PONG), 0});
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : connections) {
            socket.close();
        }
    }
}

package io.skylens.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A network between a device and a port of this machine. While it is cut nothing passes in either direction, no connection
 * is made, and neither end is told.
 */
final class CutLine implements AutoCloseable {

    /** Little, so that few old frames lie in the line. */
    private static final int BUFFER_BYTES = 16 << 10;

    private final ServerSocket listening = new ServerSocket();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int target;
    private boolean isCut;

    CutLine(int target) throws IOException {
        this.target = target;
        listening.setReceiveBufferSize(BUFFER_BYTES);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    synchronized void cut() {
        isCut = true;
    }

    synchronized void mend() {
        isCut = false;
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        mend();
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var device = listening.accept();
                sockets.add(device);
                start(() -> connect(device));
            }
        } catch (IOException closed) {
            // the end of this line
        }
    }

    private void connect(Socket device) {
        try {
            if (awaitWhole()) {
                // In a cut network it would not have come about, and would have taken no frames.
                closeQuietly(device);
                return;
            }
            var service = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(service);
            start(() -> forward(service, device));
            forward(device, service);
        } catch (IOException e) {
            closeQuietly(device);
        }
    }

    private void forward(Socket from, Socket to) {
        try {
            var bytes = new byte[BUFFER_BYTES];
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                awaitWhole();
                to.getOutputStream().write(bytes, 0, count);
            }
        } catch (IOException ended) {
            // the other end is told below
        }
        closeQuietly(from);
        closeQuietly(to);
    }

    /** @return whether the line was cut until now */
    private synchronized boolean awaitWhole() throws IOException {
        boolean wasCut = isCut;
        try {
            while (isCut) {
                wait();
            }
            return wasCut;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void closeQuietly(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "cut-line");
        thread.setDaemon(true);
        thread.start();
    }
}

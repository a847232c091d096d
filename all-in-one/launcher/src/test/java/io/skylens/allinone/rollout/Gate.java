package io.skylens.allinone.rollout;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for several pods, as a Service of Kubernetes is: each new connection goes to the next of them in turn, and
 * stays there for as long as both sides hold it, whoever is added or removed. Thread-safe; two threads a connection.
 */
public final class Gate implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    private final List<Integer> ports = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    public Gate() throws IOException {
        start("gate-" + door.getLocalPort(), this::letIn);
    }

    /** @param path with its slash at the front */
    public URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + door.getLocalPort() + path);
    }

    void add(int port) {
        ports.add(port);
    }

    /** From now on nobody new is sent there. */
    void remove(int port) {
        ports.remove((Integer) port);
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(this::hangUp);
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                // Closed, or the client has gone already.
            }
        }
    }

    private void connect(Socket client) {
        var pod = new Socket();
        open.add(client);
        open.add(pod);
        try {
            var present = List.copyOf(ports);
            int port = present.get(Math.floorMod(turn.getAndIncrement(), present.size()));
            pod.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            pod.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            start("gate-in", () -> pass(client, pod));
            start("gate-out", () -> pass(pod, client));
        } catch (IOException | IndexOutOfBoundsException refused) {
            hangUp(client);
            hangUp(pod);
        }
    }

    /** When one side ends, so does the other. */
    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them is gone, which the other is to see.
        }
        hangUp(from);
        hangUp(to);
    }

    private void hangUp(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone.
        }
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}

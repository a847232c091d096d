package io.skylens.benchmarks;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Another program that streams one picture over and over at the same rate. */
final class Rival implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "rivals");
    /** As Skylens writes them, so that a part is as long. */
    private static final String HEAD = "Content-Type: image/jpeg\r\nContent-Length: %d\r\n"
            + "Skylens-Frame: alpha/1763600000000417/4200\r\nSkylens-Received-At: 2026-11-20T09:00:00.150123Z\r\n"
            + "Skylens-State: LIVE\r\n\r\n";

    private static final String NGINX = """
            daemon off;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/nginx.log;
            events { worker_connections 4096; }
            http {
              access_log off;
              sendfile off;
              output_buffers 1 %2$d;
              default_type "multipart/x-mixed-replace; boundary=frame";
              server {
                listen 127.0.0.1:%3$d;
                root %1$s;
                limit_rate %4$d;
              }
            }
            """;

    private final Process process;
    private final URI uri;

    private Rival(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
        await().atMost(Duration.ofSeconds(30)).until(this::accepts);
    }

    /**
     * An nginx that has a multipart of so many seconds in the page cache and sends it at the rate of the frames: a part's
     * length is read into a buffer of its own, written, and the connection left alone until the next is due.
     */
    static Rival nginx(byte[] picture, int fps, int seconds) throws IOException {
        var folder = Files.createDirectories(FOLDER.toAbsolutePath());
        byte[] head = String.format(HEAD, picture.length).getBytes(StandardCharsets.US_ASCII);
        byte[] boundary = "\r\n--frame\r\n".getBytes(StandardCharsets.US_ASCII);
        int part = head.length + picture.length + boundary.length;
        try (var file = Files.newOutputStream(folder.resolve("stream"))) {
            for (int i = 0; i < fps * seconds; i++) {
                write(file, head, picture, boundary);
            }
        }
        int port = freePort();
        var configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, String.format(NGINX, folder, part, port, part * fps));
        return start(folder, port, "/stream", "nginx", "-p", folder.toString(), "-c", configuration.toString());
    }

    /** The generator loop that is on so many web pages, with its picture in memory. */
    static Rival flask(byte[] picture, int fps) throws IOException {
        var folder = Files.createDirectories(FOLDER.toAbsolutePath());
        var frame = Files.write(folder.resolve("frame.jpg"), picture);
        var program = Path.of("src", "test", "resources", "flask_stream.py").toAbsolutePath();
        int port = freePort();
        return start(
                folder,
                port,
                "/video",
                "/usr/bin/python3",
                program.toString(),
                String.valueOf(port),
                frame.toString(),
                String.valueOf(fps));
    }

    URI uri() {
        return uri;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static Rival start(Path folder, int port, String path, String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        return new Rival(process, URI.create("http://127.0.0.1:" + port + path));
    }

    private static void write(OutputStream file, byte[]... parts) throws IOException {
        for (var part : parts) {
            file.write(part);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean accepts() {
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

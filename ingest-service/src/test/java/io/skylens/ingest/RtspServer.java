package io.skylens.ingest;

import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.broker.TestBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * GStreamer's RTSP server as a process of its own, that can be killed and started again on its port. When it crashes, as it
 * now and then does while all its clients leave and others come, it starts again by itself, as a camera does.
 */
public final class RtspServer implements AutoCloseable {

    private static final Path SCRIPT = Path.of("src/test/resources/rtsp_server.py");

    private final int port = TestBroker.freePort();
    private final Path python = RealPart.pythonOfRtspServer();
    private final List<String> login;
    private Process process;
    private boolean wanted;

    /** @param login user and password, or nothing */
    public RtspServer(String... login) {
        RealPart.FFMPEG.program("ffmpeg");
        this.login = List.of(login);
        start();
    }

    /** Returns when it accepts connections. */
    public synchronized void start() {
        wanted = true;
        var command = new ArrayList<>(List.of(python.toString(), SCRIPT.toString(), String.valueOf(port)));
        command.addAll(login);
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            if (!"ready".equals(output.readLine())) {
                throw new IllegalStateException("the RTSP server did not start");
            }
            process.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void ended(Process which) {
        if (wanted && which == process) {
            System.out.println("the RTSP server crashed with code " + which.exitValue() + " and is started again");
            start();
        }
    }

    /** As a camera that loses its power. */
    public void kill() {
        Process killed;
        synchronized (this) {
            wanted = false;
            killed = process;
        }
        killed.destroyForcibly().onExit().join();
    }

    public int port() {
        return port;
    }

    public String url(String path) {
        return "rtsp://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        kill();
    }
}

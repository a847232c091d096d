package io.skylens.benchmarks;

import static org.awaitility.Awaitility.await;

import io.skylens.allinone.RunningSkylens;
import io.skylens.allinone.load.FrameLink;
import io.skylens.allinone.load.Pace;
import io.skylens.allinone.load.TcpSender;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;

/** One that sends pictures in turn at a steady rate, until it is closed. */
final class Drone implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_FLIGHT = Duration.ofHours(1);

    private final FrameLink link;
    private volatile boolean landed;

    /** By raw TCP. */
    Drone(int tcpPort, String name, List<byte[]> pictures, int fps) throws IOException {
        this(new TcpSender(tcpPort, name), name, pictures, fps);
    }

    Drone(FrameLink link, String name, List<byte[]> pictures, int fps) {
        this.link = link;
        new Thread(() -> fly(pictures, fps), name).start();
    }

    /** Returns when the view service knows it, too. */
    void awaitKnown(RunningSkylens system, String name) {
        await().atMost(PATIENCE).until(() -> {
            var status = (HttpURLConnection)
                    system.view("/api/v1/drones/" + name).toURL().openConnection();
            return status.getResponseCode() == HttpURLConnection.HTTP_OK;
        });
    }

    @Override
    public void close() throws IOException {
        landed = true;
        link.close();
    }

    private void fly(List<byte[]> pictures, int fps) {
        try {
            Pace.send(link, pictures, fps, LONGEST_FLIGHT);
        } catch (IOException e) {
            if (!landed) {
                throw new IllegalStateException("the drone has lost its connection", e);
            }
        }
    }
}

package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.TestBroker;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** With ffmpeg in the drone's place. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@TestProfile(RunningSources.Profile.class)
class ListeningSourceTest extends RunningSources {

    @FunctionalInterface
    private interface Drone {
        Process fly() throws IOException;
    }

    @Test
    void shouldTakeRtmpAgainAndAgain() throws Exception {
        int port = TestBroker.freePort();
        source("listen-rtmp", "rtmp://0.0.0.0:" + port + "/live/dji");
        Drone drone = () -> Films.send("flv", "rtmp://127.0.0.1:" + port + "/live/dji");

        flyUntilSeen("listen-rtmp", drone);
        flyUntilSeen("listen-rtmp", drone);

        var headers =
                frames().await("listen-rtmp", 1).stream().map(TopicLog::header).toList();
        assertThat(headers).allMatch(each -> each.origin().equals("rtmp"));
        assertThat(headers.stream().map(each -> each.id().epoch()).distinct()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldTakeSrt() throws Exception {
        int port = freeDatagramPort();
        source("listen-srt", "srt://0.0.0.0:" + port);

        flyUntilSeen("listen-srt", () -> Films.send("mpegts", "srt://127.0.0.1:" + port));
    }

    @Test
    void shouldTakeMpegTsInDatagrams() throws Exception {
        int port = freeDatagramPort();
        source("listen-ts", "udp://0.0.0.0:" + port);

        flyUntilSeen("listen-ts", () -> Films.send("mpegts", "udp://127.0.0.1:" + port + "?pkt_size=1316"));
    }

    @Test
    void shouldTakeRtpWithASessionDescriptionOfItsOwn() throws Exception {
        int port = freeDatagramPort();
        source("listen-rtp", "rtp://0.0.0.0:" + port);

        flyUntilSeen("listen-rtp", () -> Films.send("rtp", "rtp://127.0.0.1:" + port));
    }

    @Test
    void shouldTakeH265InRtp() throws Exception {
        int port = freeDatagramPort();
        source("listen-h265", "rtp://0.0.0.0:" + port + "?codec=h265");

        flyUntilSeen("listen-h265", () -> Films.sendH265("rtp://127.0.0.1:" + port));
    }

    /** A drone that finds nobody yet takes off again, as drones do. */
    private void flyUntilSeen(String id, Drone drone) throws Exception {
        awaitState(id, "listening");
        var flight = drone.fly();
        try {
            while (!"running".equals(shown(id).get("state"))) {
                if (!flight.isAlive()) {
                    flight = drone.fly();
                }
                flight.onExit()
                        .completeOnTimeout(flight, 100, java.util.concurrent.TimeUnit.MILLISECONDS)
                        .join();
            }
            int before = frames().await(id, 1).size();
            frames().await(id, before + 5);
        } finally {
            flight.destroyForcibly().onExit().join();
        }
    }

    private static int freeDatagramPort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            // An even one, as RTP likes them.
            return socket.getLocalPort() & ~1;
        }
    }
}

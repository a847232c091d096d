package io.skylens.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.simulator.TestServer;
import io.skylens.simulator.send.Uplink;
import io.skylens.simulator.send.Uplinks;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyNetworkTest {

    private static final Duration WELL = Duration.ZERO;
    private static final Duration ILL = Duration.ofSeconds(19);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private TestServer server;
    private FaultyNetwork network;
    private Uplink uplink;

    @BeforeEach
    void listen() throws IOException {
        server = new TestServer(0);
    }

    @AfterEach
    void close() throws IOException {
        timer.shutdownNow();
        uplink.close();
        network.close();
        server.close();
    }

    @Test
    void shouldPassFramesOnWhileAllIsWell() {
        connect(Fault.HALF_OPEN);
        uplink.send(new byte[100_000], 0, Instant.EPOCH);

        await().atMost(PATIENCE).until(() -> server.received().size() == 1);
    }

    @Test
    void shouldLetAConnectionDieThatIsReplacedByALivingOne() {
        connect(Fault.HALF_OPEN);
        network.look(ILL);

        await().atMost(PATIENCE).until(() -> uplink.session() == 2);
        assertThat(uplink.trouble()).contains("silent");
        uplink.send(new byte[10], 0, Instant.EPOCH);
        await().atMost(PATIENCE).until(() -> server.received().size() == 1);
    }

    @Test
    void shouldSwitchTheDeviceOffAndOnAgain() {
        connect(Fault.BROWN_OUT);
        network.look(ILL);
        await().atMost(PATIENCE).until(() -> !uplink.isConnected());

        network.look(WELL);

        await().atMost(PATIENCE).until(uplink::isReady);
        assertThat(uplink.session()).isEqualTo(2);
    }

    @Test
    void shouldResetConnectionsAgainAndAgainInAStorm() {
        connect(Fault.RECONNECT_STORM);
        await().atMost(PATIENCE).until(() -> {
            network.look(ILL);
            return uplink.session() >= 4;
        });
    }

    @Test
    void shouldTakeItsTimeOverAFrameWhenTheNetworkIsSlow() {
        connect(Fault.SLOW_NETWORK);
        network.look(ILL);
        long start = System.nanoTime();
        uplink.send(new byte[20_000], 0, Instant.EPOCH);

        await().atMost(PATIENCE).until(() -> server.received().size() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
    }

    private void connect(Fault fault) {
        var episodes = new Episodes(List.of(fault), Duration.ofSeconds(20), Duration.ofSeconds(5));
        // A clock that stands still: the tests say when there is a fault.
        network = new FaultyNetwork(URI.create("ws://127.0.0.1:" + server.port()), episodes, new NoTimer(), () -> 0);
        uplink = new Uplinks(timer).to(network.line(), "alpha");
        await().atMost(PATIENCE).until(uplink::isReady);
    }

    /** Never runs anything. */
    private static final class NoTimer extends java.util.concurrent.ScheduledThreadPoolExecutor {
        NoTimer() {
            super(0);
        }

        @Override
        public java.util.concurrent.ScheduledFuture<?> scheduleAtFixedRate(
                Runnable work, long first, long period, java.util.concurrent.TimeUnit unit) {
            return null;
        }
    }
}

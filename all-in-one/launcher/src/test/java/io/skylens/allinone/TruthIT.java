package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Whatever fails, no viewer is shown a lie: drone and sequence are painted into the pixels, and read back from each picture.
 * {@code -Dskylens.truth.pictures=100000} looks for longer, {@code -Dskylens.truth.viewers=12} of each drone see more at a
 * time.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGSTOP")
class TruthIT {

    private static final long PICTURES = Long.getLong("skylens.truth.pictures", 600);
    private static final List<String> DRONES = List.of("harbor", "downtown", "riverside");
    /** Of each drone. Every other one is sent smaller pictures, which are made in the view service. */
    private static final int VIEWERS = Integer.getInteger("skylens.truth.viewers", 2);

    private static final List<String> WISHES = List.of("\"overlay\":\"none\"", "\"overlay\":\"none\",\"width\":480");
    /** Of each viewer, until the next failure. */
    private static final long AFTER_FAILURE = 15;
    /** Of all, so that what was killed is started again without a pause that grows. */
    private static final long BETWEEN_ROUNDS = 20_000;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BROKER_STANDS_STILL = Duration.ofSeconds(3);

    private static RunningSkylens system;
    private static Process simulator;

    private final List<Watcher> watchers = DRONES.stream()
            .flatMap(drone -> IntStream.range(0, VIEWERS)
                    .mapToObj(viewer -> new Watcher(drone, WISHES.get(viewer % WISHES.size()))))
            .toList();

    /** A failure. */
    private interface Failure {

        void happen() throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        system = RunningSkylens.up("--no-simulator");
        simulator =
                system.simulate("--drones=" + DRONES.size(), "--fps=15", "--width=640", "--height=360", "--paint-code");
    }

    @AfterAll
    static void end() throws InterruptedException {
        if (simulator != null) {
            simulator.destroy();
            simulator.waitFor(60, TimeUnit.SECONDS);
        }
        if (system != null) {
            system.close();
        }
    }

    @Test
    void shouldNeverShowAnotherDronesFrameNorGoBackNorMisplaceBoxesWhateverFails() throws Exception {
        watchers.forEach(Watcher::connect);
        lookUntilAllHaveSeen(1);
        var failures = List.<Failure>of(
                () -> watchers.forEach(Watcher::connect),
                () -> system.child("detect-1").destroyForcibly(),
                () -> Signals.standStill(system.child("broker"), BROKER_STANDS_STILL),
                () -> system.child("view").destroyForcibly(),
                () -> system.child("ingest").destroyForcibly());

        do {
            for (var failure : failures) {
                failure.happen();
                lookUntilAllHaveSeen(AFTER_FAILURE);
            }
            long enough = Math.min(pictures() + BETWEEN_ROUNDS, PICTURES);
            while (pictures() < enough) {
                lookUntilAllHaveSeen(1);
            }
        } while (pictures() < PICTURES);

        System.out.println("pictures that told the truth: " + pictures());
        assertThat(watchers.stream()
                        .mapToLong(watcher -> watcher.judge.withBoxes())
                        .sum())
                .as("pictures with boxes")
                .isPositive();
        watchers.forEach(Watcher::close);
    }

    private long pictures() {
        return watchers.stream().mapToLong(watcher -> watcher.judge.pictures()).sum();
    }

    private void lookUntilAllHaveSeen(long more) {
        var enough = new ArrayList<Long>();
        watchers.forEach(watcher -> enough.add(watcher.judge.pictures() + more));
        await().pollInSameThread().atMost(PATIENCE.plusMillis(200 * more)).until(() -> {
            watchers.forEach(Watcher::look);
            return watchers.stream()
                    .allMatch(watcher -> watcher.judge.pictures() >= enough.get(watchers.indexOf(watcher)));
        });
    }

    /** One who watches one drone and connects again when the connection is lost. */
    private static final class Watcher {

        private final String subscription;
        private final TruthJudge judge;
        private ViewerSocket socket;

        Watcher(String drone, String wish) {
            this.subscription = "\"drone\":\"" + drone + "\"," + wish;
            this.judge = new TruthJudge(drone);
        }

        void connect() {
            close();
            try {
                socket = ViewerSocket.watch(system, subscription);
                judge.reconnected();
            } catch (CompletionException e) {
                // The view service is away; the next look tries again.
                socket = null;
            }
        }

        void look() {
            if (socket == null || socket.isOver()) {
                connect();
            }
            if (socket != null) {
                socket.drain().forEach(judge::look);
            }
        }

        void close() {
            if (socket != null) {
                socket.drain().forEach(judge::look);
                socket.close();
            }
        }
    }
}

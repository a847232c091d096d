package io.skylens.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.contract.SourceState;
import io.skylens.contract.SourceState.Phase;
import io.skylens.contract.SourceUrl;
import io.skylens.ingest.TestTime;
import io.skylens.ingest.pull.FrameReceiver;
import io.skylens.ingest.pull.PulledProtocol;
import io.skylens.ingest.pull.StreamFailedException;
import io.skylens.ingest.pull.StreamOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceSupervisorTest {

    private static final String CAMERA = "rtsp://cam/";

    private final FakeProtocol protocol = new FakeProtocol();
    private final TestTime time = new TestTime();
    private final List<SourceState> told = new CopyOnWriteArrayList<>();
    private SourceSupervisor supervisor;

    @Test
    void shouldRunAgainAfterEachFailure() {
        start(CAMERA, null);
        protocol.fail(StreamFailedException.broken("gone"));
        protocol.fail(StreamFailedException.broken("gone again"));

        await().until(() -> supervisor.state().restarts() == 2);
        assertThat(supervisor.state().lastError()).isEqualTo("gone again");
        assertThat(told).extracting(SourceState::phase).startsWith(Phase.CONNECTING, Phase.RETRYING, Phase.CONNECTING);
    }

    @Test
    void shouldEndARunThatHasStalled() {
        start(CAMERA, null);
        await().until(() -> protocol.runs() == 1);

        time.pass(Duration.ofSeconds(19));
        supervisor.look();
        assertThat(protocol.runs()).isEqualTo(1);
        time.pass(Duration.ofSeconds(2));
        supervisor.look();

        await().until(() -> protocol.runs() == 2);
        assertThat(supervisor.state().lastError()).isEqualTo("no frame came for 20 s (skylens.ingest.source-timeout)");
    }

    @Test
    void shouldWaitForASenderForEver() {
        start("udp://0.0.0.0:5000", null);
        await().until(() -> protocol.runs() == 1);

        time.pass(Duration.ofDays(1));
        supervisor.look();

        assertThat(supervisor.state().phase()).isEqualTo(Phase.LISTENING);
        assertThat(protocol.runs()).isEqualTo(1);
    }

    @Test
    void shouldEndWhereverItIs() throws Exception {
        start(CAMERA, null);
        await().until(() -> protocol.runs() == 1);

        supervisor.stop();
        supervisor.awaitEnd(60_000);

        assertThat(supervisor.hasEnded()).isTrue();
        assertThat(protocol.open()).isZero();
    }

    @Test
    void shouldBeginWhenTheOneBeforeHasEnded() {
        start(CAMERA, null);
        var before = supervisor;
        await().until(() -> protocol.runs() == 1);

        before.stop();
        start(CAMERA, before);

        await().until(() -> protocol.runs() == 2);
        assertThat(protocol.mostOpen()).isEqualTo(1);
    }

    @Test
    void shouldSurviveAFaultOfOurOwn() {
        start(CAMERA, null);
        protocol.fail(new IllegalStateException("at rtsp://anna:secret@cam/"));

        await().until(() -> protocol.runs() == 2);
        assertThat(supervisor.state().lastError())
                .contains("IllegalStateException")
                .doesNotContain("secret");
    }

    @Test
    void shouldCountOnFromWhatAnotherPodCounted() {
        var report = new SourceReport(
                time.timepiece(), "pod", new SourceState(Phase.RUNNING, null, 7, "old", null, "other"), told::add);

        report.begin(Phase.CONNECTING);

        assertThat(report.state().restarts()).isEqualTo(7);
        assertThat(report.state().pod()).isEqualTo("pod");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (supervisor != null) {
            supervisor.stop();
            supervisor.awaitEnd(60_000);
        }
    }

    private void start(String url, SourceSupervisor before) {
        var spec = new SourceSpec(url, null, null, null);
        var parsed = SourceUrl.parse(url);
        var order = new StreamOrder(parsed, 10, 1280, checked -> Optional.empty());
        var plan = new SourceSupervisor.Plan(
                DroneId.of("gate"), spec, protocol, order, StallRule.of(parsed, 10, Duration.ofSeconds(10)));
        var report = new SourceReport(time.timepiece(), "pod", SourceState.WAITING, told::add);
        supervisor = new SourceSupervisor(
                plan, new SourceRun.Gate(null, null), (failure, wasServed) -> Duration.ofMillis(1), report, before);
        supervisor.start();
    }

    /** Runs until it is told to fail. */
    private static final class FakeProtocol implements PulledProtocol {

        private final LinkedBlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
        private int runs;
        private int open;
        private int mostOpen;

        void fail(Exception failure) {
            failures.add(failure);
        }

        synchronized int runs() {
            return runs;
        }

        synchronized int open() {
            return open;
        }

        synchronized int mostOpen() {
            return mostOpen;
        }

        @Override
        public boolean speaks(SourceUrl url) {
            return true;
        }

        @Override
        public void run(StreamOrder order, FrameReceiver receiver) throws StreamFailedException, InterruptedException {
            opened(1);
            try {
                var failure = failures.take();
                if (failure instanceof StreamFailedException broken) {
                    throw broken;
                }
                throw (RuntimeException) failure;
            } finally {
                opened(-1);
            }
        }

        private synchronized void opened(int change) {
            runs += Math.max(0, change);
            open += change;
            mostOpen = Math.max(mostOpen, open);
        }
    }
}

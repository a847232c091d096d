package io.skylens.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.ingest.TestJpeg;
import io.skylens.ingest.TestTime;
import io.skylens.ingest.fleet.KnownDrones;
import io.skylens.ingest.intake.FrameSession;
import io.skylens.ingest.intake.SessionListener;
import io.skylens.ingest.intake.TestSessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DroneReportTest {

    private final TestTime time = new TestTime();
    private final TestSessions sessions =
            new TestSessions(time, KnownDrones.ofPod(417, time.timepiece()), new FakeListener());
    private final FrameSession first = sessions.open("alpha");
    private final FrameSession second = sessions.open("alpha");
    private final DroneReport report = new DroneReport();

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    void shouldReportTheNewestOpenSession() {
        report.add(second);
        report.add(first);
        assertThat(report.begin()).containsSame(second);
        report.failed();

        sessions.end(second);
        assertThat(report.begin()).containsSame(first);
    }

    @Test
    void shouldHaveOneStatusUnderWayAtATime() {
        report.add(first);
        assertThat(report.begin()).isPresent();
        assertThat(report.begin()).isEmpty();

        report.failed();
        assertThat(report.begin()).isPresent();
    }

    @Test
    void shouldReportTheEndOfASessionUntilItIsWritten() {
        report.add(first);
        sessions.end(first);
        report.begin();
        report.failed();
        assertThat(report.isSettled()).isFalse();

        write();
        assertThat(report.isSettled()).isTrue();
        assertThat(report.begin()).isEmpty();
    }

    @Test
    void shouldReportTheFinalAccountOnceEveryFrameHasMetItsFate() throws Exception {
        report.add(first);
        first.accept(TestJpeg.small(1));
        sessions.end(first);
        write();
        assertThat(report.isSettled()).as("a frame is pending").isFalse();

        sessions.close();
        assertThat(report.isSettled()).as("its fate is not written").isFalse();
        write();
        assertThat(report.isSettled()).isTrue();
    }

    @Test
    void shouldGoOnWhenTheDroneComesBack() {
        report.add(first);
        sessions.end(first);
        write();
        report.add(second);

        assertThat(report.isSettled()).isFalse();
        assertThat(report.begin()).containsSame(second);
    }

    private void write() {
        report.written(report.begin().orElseThrow().status(0));
    }

    private static final class FakeListener implements SessionListener {

        @Override
        public void opened(FrameSession session) {}

        @Override
        public void closed(FrameSession session) {}
    }
}

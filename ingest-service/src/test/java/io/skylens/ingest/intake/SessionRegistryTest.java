package io.skylens.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.ingest.TestJpeg;
import io.skylens.ingest.TestTime;
import io.skylens.ingest.fleet.KnownDrones;
import io.skylens.ingest.identity.Device;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {

    private static final DroneId ALPHA = DroneId.of("alpha");
    private static final Device DECLARED = new Device(ALPHA, true);
    private static final Device UNNAMED = new Device(DroneId.of("websocket-10.0.0.1"), false);

    private final TestTime time = new TestTime();
    private final KnownDrones known = KnownDrones.ofPod(417, time.timepiece());
    private final List<String> events = new ArrayList<>();
    private final TestSessions sessions = new TestSessions(time, known, new FakeListener());
    private final SessionRegistry registry = sessions.registry(Map.of());

    @AfterEach
    void stop() {
        sessions.close();
    }

    @Test
    void shouldCloseTheOlderOfTwoConnectionsThatDeclareOneDrone() throws Exception {
        var older = new FakeSource("older");
        var newer = new FakeSource("newer");
        registry.connect(DECLARED, older);
        registry.connect(DECLARED, newer);

        assertThat(older.reason()).isEqualTo("drone 'alpha' is sent over a newer connection");
        assertThat(newer.reason()).isNull();
        assertThat(events).containsExactly("opened older", "opened newer", "closed older");
    }

    @Test
    void shouldSendDevicesAwayInEqualSharesAndThoseWhoComeMeanwhileToo() throws Exception {
        var sources = new ArrayList<FakeSource>();
        for (int i = 0; i < 10; i++) {
            connect(sources, i);
        }
        var leftAfterEachRound = new ArrayList<Long>();
        for (int rounds = 4; rounds > 0; rounds--) {
            registry.sendAwayShare(rounds);
            leftAfterEachRound.add(
                    sources.stream().filter(source -> !source.isSentAway()).count());
            if (rounds == 3) {
                connect(sources, 10);
            }
        }

        assertThat(leftAfterEachRound).containsExactly(7L, 4L, 2L, 0L);
        assertThat(sources).extracting(FakeSource::reason).containsOnlyNulls();
        assertThat(events).filteredOn(event -> event.startsWith("closed")).hasSize(11);
    }

    private void connect(List<FakeSource> sources, int number) throws RejectedFrameException {
        sources.add(new FakeSource("device-" + number));
        registry.connect(new Device(DroneId.of("drone-" + number), true), sources.get(number));
    }

    @Test
    void shouldAcceptPostsBesideAConnection() throws Exception {
        var connection = new FakeSource("connection");
        registry.connect(DECLARED, connection);
        registry.post(DECLARED, new FakeSource("poster"));
        registry.takeOver(ALPHA, 1);

        assertThat(connection.reason()).isNull();
    }

    @Test
    void shouldCloseAConnectionThatAnotherPodTookOver() throws Exception {
        var mine = new FakeSource("mine");
        var session = registry.connect(DECLARED, mine);
        registry.takeOver(ALPHA, session.info().epoch());
        assertThat(mine.reason()).isNull();

        registry.takeOver(ALPHA, session.info().epoch() + 1);
        assertThat(mine.reason()).isNotNull();
    }

    @Test
    void shouldNumberSendersOfOneAddressThatNameNobody() throws Exception {
        var first = registry.connect(UNNAMED, new FakeSource("a"));
        var second = registry.connect(UNNAMED, new FakeSource("b"));
        var third = registry.connect(UNNAMED, new FakeSource("c"));
        registry.close(second);
        var fourth = registry.connect(UNNAMED, new FakeSource("d"));

        assertThat(List.of(first, second, third, fourth))
                .extracting(session -> session.info().drone().value())
                .containsExactly(
                        "websocket-10.0.0.1", "websocket-10.0.0.1-2", "websocket-10.0.0.1-3", "websocket-10.0.0.1-2");
    }

    @Test
    void shouldNotGiveANameThatIsConnectedToAnotherPod() throws Exception {
        known.observe(status(UNNAMED.drone(), 1));
        assertThat(registry.connect(UNNAMED, new FakeSource("a")).info().drone().value())
                .isEqualTo("websocket-10.0.0.1-2");
    }

    @Test
    void shouldKeepPostsOfOneDroneFromOneAddressTogetherUntilTheyPause() throws Exception {
        var first = registry.post(DECLARED, new FakeSource("10.0.0.1"));
        assertThat(registry.post(DECLARED, new FakeSource("10.0.0.1"))).isSameAs(first);
        assertThat(registry.post(DECLARED, new FakeSource("10.0.0.2"))).isNotSameAs(first);

        time.pass(Duration.ofSeconds(11));
        registry.sweep();

        var later = registry.post(DECLARED, new FakeSource("10.0.0.1"));
        assertThat(later.info().epoch()).isGreaterThan(first.info().epoch());
        assertThat(events).contains("closed 10.0.0.1", "closed 10.0.0.2");
    }

    @Test
    void shouldCloseAConnectionOfWhichNothingIsHeard() throws Exception {
        var quiet = new FakeSource("quiet");
        registry.connect(DECLARED, quiet);
        var alive = new FakeSource("alive");
        var session = registry.connect(UNNAMED, alive);

        time.pass(Duration.ofSeconds(20));
        session.heard();
        time.pass(Duration.ofSeconds(11));
        registry.sweep();

        assertThat(quiet.reason()).isEqualTo("nothing was heard for 30 s (skylens.ingest.idle-timeout)");
        assertThat(alive.reason()).isNull();
    }

    @Test
    void shouldTurnDevicesAwayWhenThereAreTooMany() throws Exception {
        var small = sessions.registry(Map.of("skylens.ingest.max-connections", "2"));
        var first = small.connect(DECLARED, new FakeSource("a"));
        small.post(DECLARED, new FakeSource("b"));
        assertThatThrownBy(() -> small.connect(UNNAMED, new FakeSource("c")))
                .isInstanceOf(RejectedFrameException.class)
                .hasMessage("sessions must be at most 2, got one more (skylens.ingest.max-connections)");

        small.close(first);
        small.connect(UNNAMED, new FakeSource("c"));
        assertThat(sessions.meters().get("skylens.ingest.sessions").gauge().value())
                .isEqualTo(2);
    }

    @Test
    void shouldRefuseFramesOfASessionThatHasEnded() throws Exception {
        var session = registry.connect(DECLARED, new FakeSource("a"));
        assertThat(session.accept(TestJpeg.small(1)).sequence()).isZero();
        registry.close(session);

        assertThatThrownBy(() -> session.accept(TestJpeg.small(2)))
                .isInstanceOf(RejectedFrameException.class)
                .hasMessageContaining("has ended");
        assertThat(session.fates().rejected()).isEqualTo(Map.of("closed", 1L));
        assertThat(session.fates().accepted()).isEqualTo(1);
    }

    @Test
    void shouldEndAllSessionsAndBeginNoneWhenItStops() throws Exception {
        var source = new FakeSource("a");
        registry.connect(DECLARED, source);
        registry.stop();

        assertThat(source.reason()).isEqualTo("the service is stopping");
        assertThatThrownBy(() -> registry.connect(DECLARED, new FakeSource("b")))
                .hasMessage("the service is stopping");
    }

    private DroneStatus status(DroneId drone, long epoch) {
        return new DroneStatus(
                drone,
                null,
                epoch,
                true,
                "websocket",
                "10.0.0.9",
                0,
                null,
                null,
                0,
                0,
                null,
                null,
                0,
                0,
                0,
                0,
                Map.of(),
                time.instant());
    }

    private final class FakeListener implements SessionListener {

        @Override
        public void opened(FrameSession session) {
            events.add("opened " + session.info().source().address());
        }

        @Override
        public void closed(FrameSession session) {
            events.add("closed " + session.info().source().address());
        }
    }
}

package io.skylens.ingest.intake;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.ingest.config.IngestConfig;
import io.skylens.ingest.fleet.KnownDrones;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.time.Timepiece;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Opens and ends the sessions of this pod: how many, under which names, who takes over from whom, and who has gone quiet.
 * Thread-safe; sources are told and the listener is called outside its lock.
 */
@Singleton
public class SessionRegistry {

    private static final Logger LOG = Logger.getLogger(SessionRegistry.class);

    private final SessionFactory factory;
    private final KnownDrones known;
    private final SessionListener listener;
    private final IngestConfig config;
    private final Timepiece time;
    private final Sessions sessions = new Sessions();
    private boolean isStopped;

    SessionRegistry(
            SessionFactory factory, KnownDrones known, SessionListener listener, IngestConfig config, Timepiece time) {
        this.factory = factory;
        this.known = known;
        this.listener = listener;
        this.config = config;
        this.time = time;
    }

    /**
     * A device has connected. Of connections that declare the same drone the newest wins; the others are closed. A device
     * that named nobody gets a name that no open connection has.
     *
     * @throws RejectedFrameException when there are as many sessions as are allowed
     */
    FrameSession connect(Device device, FrameSource source) throws RejectedFrameException {
        FrameSession session;
        List<FrameSession> older;
        synchronized (sessions) {
            requireRoom();
            session = factory.begin(device.declared() ? device : unusedName(device), source, true);
            sessions.add(session);
            older = device.declared()
                    ? sessions.declaredConnectionsBefore(
                            device.drone(), session.info().epoch())
                    : List.of();
        }
        opened(session);
        older.forEach(this::takenOver);
        return session;
    }

    /** The session of POSTs of this drone from this address, begun where there is none. */
    FrameSession post(Device device, FrameSource source) throws RejectedFrameException {
        var poster = new Sessions.Poster(device.drone(), source.address());
        var session = sessions.post(poster);
        if (session != null && session.isOpen()) {
            return session;
        }
        synchronized (sessions) {
            session = sessions.post(poster);
            if (session != null && session.isOpen()) {
                return session;
            }
            requireRoom();
            session = factory.begin(device, source, false);
            sessions.add(session);
        }
        opened(session);
        return session;
    }

    /** @return null when there is none */
    FrameSession findPost(DroneId drone, String address) {
        return sessions.post(new Sessions.Poster(drone, address));
    }

    /** The session's source has ended. Does nothing for a session that has. */
    public void close(FrameSession session) {
        if (!session.close()) {
            return;
        }
        synchronized (sessions) {
            sessions.remove(session);
        }
        factory.end(session);
        log("session closed", session);
        listener.closed(session);
    }

    /** Another pod has a connection that declares the drone since that epoch. */
    public void takeOver(DroneId drone, long epoch) {
        List<FrameSession> older;
        synchronized (sessions) {
            older = sessions.declaredConnectionsBefore(drone, epoch);
        }
        older.forEach(this::takenOver);
    }

    /** Ends sessions of which nothing was heard for too long. */
    public void sweep() {
        long now = time.nanos();
        for (var session : all()) {
            boolean isConnection = session.info().isConnection();
            var timeout = isConnection ? config.idleTimeout() : config.postIdleTimeout();
            if (!session.wasHeardSince(now - timeout.toNanos())) {
                end(
                        session,
                        "nothing was heard for " + timeout.toSeconds() + " s (skylens.ingest."
                                + (isConnection ? "idle-timeout" : "post-idle-timeout") + ")");
            }
        }
    }

    /** Ends some sessions and tells their senders why. */
    public void end(Predicate<SessionInfo> which, String reason) {
        all().stream().filter(session -> which.test(session.info())).forEach(session -> end(session, reason));
    }

    /**
     * Ends the sessions of some devices and asks them to connect anew. To be called once in each of several rounds: by the
     * last all are gone, also those that came meanwhile.
     *
     * @param rounds that are left, this one included
     */
    public void sendAwayShare(int rounds) {
        var leaving = all().stream()
                .filter(session -> session.info().source().farewell().isPresent())
                .toList();
        leaving.stream().limit((leaving.size() + rounds - 1) / rounds).forEach(session -> {
            close(session);
            session.info().source().farewell().ifPresent(Runnable::run);
        });
    }

    /** Ends all sessions; none can begin after. */
    public void stop() {
        synchronized (sessions) {
            isStopped = true;
        }
        all().forEach(session -> end(session, "the service is stopping"));
    }

    private List<FrameSession> all() {
        synchronized (sessions) {
            return sessions.all();
        }
    }

    private void takenOver(FrameSession session) {
        end(session, "drone '" + session.info().drone() + "' is sent over a newer connection");
    }

    private void end(FrameSession session, String reason) {
        close(session);
        session.info().source().close(reason);
    }

    private void opened(FrameSession session) {
        log("session opened", session);
        listener.opened(session);
    }

    private void requireRoom() throws RejectedFrameException {
        if (isStopped) {
            throw new RejectedFrameException(RejectReason.CLOSED, "the service is stopping");
        }
        if (sessions.count() >= config.maxConnections()) {
            throw new RejectedFrameException(
                    RejectReason.TOO_MANY_CONNECTIONS,
                    "sessions must be at most " + config.maxConnections()
                            + ", got one more (skylens.ingest.max-connections)");
        }
    }

    private Device unusedName(Device device) {
        var name = device.drone();
        for (int n = 2; isTaken(name); n++) {
            name = numbered(device.drone().value(), "-" + n);
        }
        return new Device(name, false);
    }

    private boolean isTaken(DroneId name) {
        return sessions.hasConnection(name)
                || known.connectedElsewhere(name)
                        .filter(SessionRegistry::isConnection)
                        .isPresent();
    }

    private static boolean isConnection(DroneStatus status) {
        return !FrameSource.ORIGIN_OF_POSTS.equals(status.origin());
    }

    private static DroneId numbered(String name, String number) {
        return DroneId.of(name.substring(0, Math.min(name.length(), DroneId.MAX_LENGTH - number.length())) + number);
    }

    private static void log(String event, FrameSession session) {
        var info = session.info();
        LOG.infof(
                "%s: drone=%s origin=%s source=%s",
                event, info.drone(), info.source().origin(), info.source().address());
    }
}

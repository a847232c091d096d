package io.skylens.ingest.status;

import io.skylens.contract.DroneStatus;
import io.skylens.ingest.intake.Fates;
import io.skylens.ingest.intake.FrameSession;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What there is to write of one drone: the status of its newest open session, or of the last one until its end and its
 * final account have been written. At most one status is under way. Thread-safe.
 */
final class DroneReport {

    private final TreeMap<Long, FrameSession> sessions = new TreeMap<>();
    private FrameSession reported;
    private Fates reportedFates;
    private boolean isFinalWritten;
    private boolean isUnderWay;

    synchronized void add(FrameSession session) {
        sessions.put(session.info().epoch(), session);
        isFinalWritten = false;
    }

    /** The session to be written now, if one is; {@link #written} or {@link #failed} must follow. */
    synchronized Optional<FrameSession> begin() {
        var current = current();
        if (isUnderWay || current.isEmpty() || isSettled()) {
            return Optional.empty();
        }
        isUnderWay = true;
        reported = current.get();
        reportedFates = reported.fates();
        return current;
    }

    /** @param status that was written */
    synchronized void written(DroneStatus status) {
        isUnderWay = false;
        isFinalWritten = !status.connected() && status.epoch() == sessions.lastKey();
        sessions.headMap(status.epoch()).values().removeIf(session -> !session.isOpen());
    }

    synchronized void failed() {
        isUnderWay = false;
    }

    /** Whether nothing is left to be written. */
    synchronized boolean isSettled() {
        return isFinalWritten
                && sessions.values().stream().noneMatch(FrameSession::isOpen)
                && reported.fates().equals(reportedFates)
                && reportedFates.pending() == 0;
    }

    private Optional<FrameSession> current() {
        return sessions.descendingMap().values().stream()
                .filter(FrameSession::isOpen)
                .findFirst()
                .or(() -> Optional.ofNullable(sessions.lastEntry()).map(entry -> entry.getValue()));
    }
}

package io.skylens.ingest.intake;

import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.FrameId;
import io.skylens.contract.PictureShape;
import io.skylens.ingest.metrics.IngestMetrics;
import io.skylens.ingest.publish.DroneLane;
import io.skylens.ingest.publish.PendingFrame;
import io.skylens.ingest.time.Timepiece;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One run of frames from one sender, with an epoch of its own. Stamps what is accepted with a sequence from 0 without
 * gaps and passes it on in that order. Thread-safe; no method blocks.
 */
public final class FrameSession {

    private static final Logger LOG = Logger.getLogger(FrameSession.class);

    private final SessionInfo info;
    private final DroneLane lane;
    private final FrameCheck check;
    private final Timepiece time;
    private final Ledger ledger;
    private final RateMeter rates;
    private final Stillness stillness = new Stillness();
    private final Lateness lateness = new Lateness();

    private long nextSequence;
    private PictureShape shape;
    private Instant lastFrameAt;
    private boolean isOpen = true;
    private volatile long lastHeardNanos;

    FrameSession(SessionInfo info, DroneLane lane, FrameCheck check, Timepiece time, IngestMetrics.Frames metrics) {
        this.info = info;
        this.lane = lane;
        this.check = check;
        this.time = time;
        this.ledger = new Ledger(metrics);
        this.lastHeardNanos = time.nanos();
        this.rates = new RateMeter(lastHeardNanos);
    }

    public SessionInfo info() {
        return info;
    }

    /**
     * Takes a frame in.
     *
     * @param payload a JPEG, maybe after a device prefix; belongs to the session from now on
     * @throws RejectedFrameException saying why not; it is counted already
     */
    public FrameId accept(byte[] payload) throws RejectedFrameException {
        return accept(payload, DeviceStamp.NONE);
    }

    /**
     * As {@link #accept(byte[])}.
     *
     * @param said what the device said of the frame beside the payload
     */
    public FrameId accept(byte[] payload, DeviceStamp said) throws RejectedFrameException {
        heard();
        CheckedFrame frame;
        try {
            frame = check.check(info.drone(), payload, said);
        } catch (RejectedFrameException e) {
            reject(e);
            throw e;
        }
        return admit(frame).orElseThrow(this::rejectClosed);
    }

    /** Counts a frame that was refused before its bytes could be checked. */
    public void reject(RejectedFrameException rejection) {
        if (ledger.rejected(rejection.reason())) {
            LOG.infof(
                    "frame rejected, more of this session are only counted: drone=%s source=%s error=%s",
                    info.drone(), info.source().address(), rejection.getMessage());
        }
    }

    /** The sender gave a sign of life. */
    public void heard() {
        lastHeardNanos = time.nanos();
    }

    /** @return the frame's id, or nothing when the session has ended */
    Optional<FrameId> admit(CheckedFrame frame) {
        long fingerprint = Stillness.fingerprint(frame.jpeg());
        synchronized (this) {
            if (!isOpen) {
                return Optional.empty();
            }
            heard();
            var id = new FrameId(info.drone(), info.epoch(), nextSequence++);
            lastFrameAt = time.now();
            shape = frame.shape();
            stillness.frame(fingerprint, lastFrameAt);
            rates.add(lastHeardNanos, frame.jpeg().length);
            if (frame.stamp().capturedAt() != null) {
                lateness.frame(frame.stamp().capturedAt(), lastHeardNanos);
            }
            ledger.accepted(frame.jpeg().length);
            // Under the lock, lest a frame of a concurrent POST overtake this one.
            lane.offer(new PendingFrame(headerOf(id, frame), frame.jpeg(), lastHeardNanos, ledger));
            return Optional.of(id);
        }
    }

    /** @return whether it was open until now */
    synchronized boolean close() {
        boolean wasOpen = isOpen;
        isOpen = false;
        return wasOpen;
    }

    public synchronized boolean isOpen() {
        return isOpen;
    }

    boolean wasHeardSince(long nanos) {
        return lastHeardNanos - nanos >= 0;
    }

    public Fates fates() {
        return ledger.fates();
    }

    public synchronized Pressure pressure() {
        return ledger.pressure(rates.rate(time.nanos()).framesPerSecond(), lateness.lateness());
    }

    /** @param partition of its frames */
    public synchronized DroneStatus status(int partition) {
        var fates = ledger.fates();
        var rate = rates.rate(time.nanos());
        return new DroneStatus(
                info.drone(),
                null,
                info.epoch(),
                isOpen,
                info.source().origin(),
                info.source().address(),
                partition,
                shape == null ? null : shape.displayedWidth(),
                shape == null ? null : shape.displayedHeight(),
                rate.framesPerSecond(),
                rate.bytesPerSecond(),
                lastFrameAt,
                stillness.unchangedSince(),
                fates.accepted(),
                fates.published(),
                fates.dropped(),
                fates.uncertain(),
                fates.rejected(),
                time.now());
    }

    private FrameHeader headerOf(FrameId id, CheckedFrame frame) {
        return new FrameHeader(
                id, lastFrameAt, frame.shape(), frame.stamp(), info.source().origin(), false, null);
    }

    private RejectedFrameException rejectClosed() {
        var rejection = new RejectedFrameException(
                RejectReason.CLOSED, "session " + info.epoch() + " of drone '" + info.drone() + "' has ended");
        reject(rejection);
        return rejection;
    }
}

package io.skylens.ingest.sources;

import io.skylens.contract.DroneId;
import io.skylens.contract.SourceUrl;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.FrameSession;
import io.skylens.ingest.intake.FrameSource;
import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.pull.FrameReceiver;
import io.skylens.ingest.pull.StreamFailedException;
import java.util.function.Consumer;

/**
 * One run of a source as the intake sees it: a session that begins with its first frame. Frames come from one thread at a
 * time; {@link #close} and {@link #end} may come from any.
 */
final class SourceRun implements FrameReceiver, FrameSource {

    /** What a run needs of the service. */
    record Gate(FrameIntake intake, FrameCheck check) {}

    private final DroneId drone;
    private final SourceUrl url;
    private final Gate gate;
    private final Runnable onFrame;
    private final Consumer<StreamFailedException> onEnd;
    private FrameSession session;
    private boolean isOver;

    /**
     * @param onFrame is told of each frame
     * @param onEnd is told once when the run must not go on; it stops whoever delivers frames
     */
    SourceRun(DroneId drone, SourceUrl url, Gate gate, Runnable onFrame, Consumer<StreamFailedException> onEnd) {
        this.drone = drone;
        this.url = url;
        this.gate = gate;
        this.onFrame = onFrame;
        this.onEnd = onEnd;
    }

    @Override
    public void frame(byte[] jpeg) {
        var open = session();
        if (open == null) {
            return;
        }
        onFrame.run();
        try {
            open.accept(jpeg);
        } catch (RejectedFrameException e) {
            // Counted, and said once in the log; the next frame may be better.
        }
    }

    @Override
    public void tooLarge(long bytes) {
        var open = session();
        if (open != null) {
            onFrame.run();
            open.reject(gate.check().tooLarge(drone, bytes));
        }
    }

    @Override
    public String origin() {
        return url.scheme().origin();
    }

    @Override
    public String address() {
        return url.redacted();
    }

    /** Somebody else has the drone, or the service ends. The next run would only take it back. */
    @Override
    public void close(String reason) {
        onEnd.accept(StreamFailedException.refused(reason));
    }

    /** The frames have ended. */
    void end() {
        FrameSession open;
        synchronized (this) {
            isOver = true;
            open = session;
        }
        if (open != null) {
            gate.intake().disconnect(open);
        }
    }

    /** @return null when there is none, and none can be */
    private synchronized FrameSession session() {
        if (session == null && !isOver) {
            try {
                // Who may declare a source has named its drone: nobody else is to be asked.
                session = gate.intake().connect(new Device(drone, true), this);
            } catch (RejectedFrameException e) {
                isOver = true;
                onEnd.accept(StreamFailedException.broken(e.getMessage()));
            }
        }
        return session;
    }
}

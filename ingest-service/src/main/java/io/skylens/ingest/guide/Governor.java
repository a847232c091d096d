package io.skylens.ingest.guide;

import io.skylens.contract.CameraSettings;
import io.skylens.ingest.intake.Pressure;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Finds the rate at which one device's frames neither come too fast nor late: lowers it while they do, by a tenth or by
 * half, and raises it again by half at a time once all has been well for a while, up to what it was. Not thread-safe.
 */
final class Governor {

    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final Duration CALM = Duration.ofSeconds(20);
    static final double LEAST_FPS = 1;

    /** As old as a frame may be to be looked at by a detector. */
    private static final Duration LATE = Duration.ofSeconds(1);
    /** Looks in a row at which frames were late: a network that was cut for a moment is no reason. */
    private static final int LATE_LOOKS = 3;

    private static final double SHARE_OF_LIMIT = 0.9;
    private static final double SHARE_WHEN_LATE = 0.5;
    private static final double STEP_BACK = 1.5;

    private final double maxFps;
    private Pressure last;
    private int lateLooks;
    private double told;
    private double before;
    private long toldAt;
    private long troubleAt;

    /** @param maxFps above which frames are dropped */
    Governor(double maxFps) {
        this.maxFps = maxFps;
    }

    /**
     * Looks at the device's frames, about once a second.
     *
     * @param nanos now, by a clock that does not jump
     * @return the rate to tell the device, if it is to be told one
     */
    OptionalDouble look(Pressure now, long nanos) {
        var previous = last;
        last = now;
        if (previous == null || now.frames() == previous.frames()) {
            return OptionalDouble.empty();
        }
        boolean isTooFast = now.tooFast() > previous.tooFast();
        boolean isLate = isLate(now) || now.tooLate() > previous.tooLate();
        if (isTooFast || isLate) {
            troubleAt = nanos;
            return slower(isLate, nanos);
        }
        return faster(nanos);
    }

    /** An operator has set a rate, which holds until there is trouble with it. */
    void overruled() {
        told = 0;
    }

    private boolean isLate(Pressure now) {
        lateLooks = now.lateness().compareTo(LATE) > 0 ? lateLooks + 1 : 0;
        return lateLooks >= LATE_LOOKS;
    }

    private OptionalDouble slower(boolean isLate, long nanos) {
        boolean isTold = told > 0;
        if (isTold && nanos - toldAt < PATIENCE.toNanos()) {
            return OptionalDouble.empty();
        }
        double comes = isTold ? Math.min(told, last.fps()) : last.fps();
        double next = isLate ? comes * SHARE_WHEN_LATE : Math.min(comes, maxFps) * SHARE_OF_LIMIT;
        next = Math.max(next, Math.min(LEAST_FPS, comes));
        if (!isTold) {
            before = Math.min(comes, maxFps * SHARE_OF_LIMIT);
        }
        return next < comes ? tell(next, nanos) : OptionalDouble.empty();
    }

    private OptionalDouble faster(long nanos) {
        long calm = CALM.toNanos();
        if (told == 0 || told >= before || nanos - troubleAt < calm || nanos - toldAt < calm) {
            return OptionalDouble.empty();
        }
        return tell(Math.min(before, told * STEP_BACK), nanos);
    }

    private OptionalDouble tell(double fps, long nanos) {
        told = Math.max(fps, CameraSettings.MIN_FPS);
        toldAt = nanos;
        return OptionalDouble.of(Math.round(told * 10) / 10.0);
    }
}

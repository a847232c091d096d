package io.skylens.view.viewer;

/**
 * Thins a drone's frames to a number a second, evenly: a frame that is early by up to a quarter of the interval may go, because
 * frames of a camera jitter, but the average is kept. One is shared by all who watch at the same rate, so that they see the
 * same frames and each picture is made once. Not thread-safe.
 */
final class Pacer {

    private final long interval;
    private long due;
    private boolean begun;

    /** @param fps frames a second at most */
    Pacer(double fps) {
        this.interval = Math.round(1e9 / fps);
    }

    /** Whether the frame that came at {@code now}, in nanoseconds, goes on. */
    boolean admits(long now) {
        if (begun && now - due < -interval / 4) {
            return false;
        }
        // After a pause the rhythm begins anew: what was not used is not made up for.
        due = begun && now - due < interval ? due + interval : now + interval;
        begun = true;
        return true;
    }
}

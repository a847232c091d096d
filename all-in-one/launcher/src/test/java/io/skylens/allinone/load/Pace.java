package io.skylens.allinone.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Keeps time: what is due is due, however long the thing before it took. */
public final class Pace {

    private Pace() {}

    /**
     * Sends the pictures in turn, so many a second.
     *
     * @return how many were sent
     */
    public static long send(FrameLink link, List<byte[]> pictures, int fps, Duration duration) throws IOException {
        long start = System.nanoTime();
        long count = duration.toNanos() / interval(fps);
        for (long i = 0; i < count; i++) {
            until(start + i * interval(fps));
            link.send(pictures.get((int) (i % pictures.size())));
        }
        return count;
    }

    /** Returns at that moment of {@link System#nanoTime()}, or at once when it has passed. */
    static void until(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static long interval(int fps) {
        return Duration.ofSeconds(1).toNanos() / fps;
    }
}

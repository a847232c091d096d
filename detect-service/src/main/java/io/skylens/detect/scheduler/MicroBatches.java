package io.skylens.detect.scheduler;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bounded hand-over from the threads that prepare frames to those that run the model. A frame is prepared only once a
 * place for it is free, so that until then a newer one can take its turn; a batch is whatever is ready when the device is.
 *
 * <p>For each frame a preparing thread calls {@link #reserve()}, then {@link #release()} when there is none after all, or
 * {@link #begin()} and either {@link #add} or {@link #abandon()}. Thread-safe.
 */
public final class MicroBatches<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition placeFree = lock.newCondition();
    private final Condition changed = lock.newCondition();
    private final Queue<T> ready = new ArrayDeque<>();
    private final int ahead;
    /** How many frames those could take who wait for a batch. */
    private int wanted;

    private int reserved;
    private int inPreparation;
    private boolean closed;

    /**
     * @param ahead how many frames may be ready or in preparation while nobody waits for a batch; with 0 each is prepared
     *     when the device is free for it, which then waits for that
     */
    public MicroBatches(int ahead) {
        this.ahead = ahead;
    }

    /** Waits for a place. */
    public void reserve() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (reserved + ready.size() >= Math.max(ahead, wanted)) {
                placeFree.await();
            }
            reserved++;
        } finally {
            lock.unlock();
        }
    }

    /** Gives up a place for which there is no frame. */
    public void release() {
        inLock(() -> reserved--);
    }

    /** Says that the frame for a reserved place is being prepared: a batch may wait for it. */
    public void begin() {
        inLock(() -> inPreparation++);
    }

    /** Gives up a place whose frame could not be prepared. */
    public void abandon() {
        inLock(() -> {
            inPreparation--;
            reserved--;
        });
    }

    public void add(T prepared) {
        inLock(() -> {
            inPreparation--;
            reserved--;
            ready.add(prepared);
        });
    }

    /**
     * Waits for the next batch. Takes what is ready, in the order it became so; if that is less than {@code max}, waits
     * for frames that are being prepared at this moment, {@code maxWait} at most, but never for one yet to come.
     *
     * @return 1 to {@code max}; none once closed and emptied
     */
    public List<T> take(int max, Duration maxWait) throws InterruptedException {
        lock.lockInterruptibly();
        wanted += max;
        placeFree.signalAll();
        try {
            while (true) {
                while (ready.isEmpty() && !closed) {
                    changed.await();
                }
                awaitMore(max, maxWait);
                // Another thread may have taken them all while this one waited for more.
                if (!ready.isEmpty() || closed) {
                    return next(max);
                }
            }
        } finally {
            wanted -= max;
            lock.unlock();
        }
    }

    private void awaitMore(int max, Duration maxWait) throws InterruptedException {
        long left = maxWait.toNanos();
        while (!ready.isEmpty() && ready.size() < max && inPreparation > 0 && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    private List<T> next(int max) {
        var batch = new ArrayList<T>(Math.min(max, ready.size()));
        while (batch.size() < max && !ready.isEmpty()) {
            batch.add(ready.remove());
        }
        placeFree.signalAll();
        return batch;
    }

    /** The end, to be called when nothing is prepared any more: what is ready can still be taken. */
    public void close() {
        inLock(() -> closed = true);
    }

    private void inLock(Runnable change) {
        lock.lock();
        try {
            change.run();
            placeFree.signalAll();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

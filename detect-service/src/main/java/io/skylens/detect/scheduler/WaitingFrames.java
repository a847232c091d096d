package io.skylens.detect.scheduler;

import io.skylens.contract.DroneId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;

/**
 * Where the thread that reads frames meets those that decode them: at most one frame a drone, the newest; offering never
 * blocks. Thread-safe.
 */
public final class WaitingFrames {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mayTake = lock.newCondition();
    private final FrameScheduler scheduler;
    private final TakenOrder order = new TakenOrder();
    private boolean held;
    private boolean closed;

    /**
     * @param clock in step with the broker's
     * @param maxAge beyond which a frame is not given out
     * @param weights each drone's share where there is too little for all: above 0, usually 1
     */
    public WaitingFrames(Clock clock, Duration maxAge, ToDoubleFunction<DroneId> weights, Fates fates) {
        this.scheduler = new FrameScheduler(clock, maxAge, weights, fates);
    }

    /** Gives out nothing until {@link #release()}: newer frames are on their way, and will replace those that wait. */
    public void hold() {
        inLock(() -> held = true);
    }

    public void release() {
        inLock(() -> held = false);
    }

    /** @param frames of each partition in the order of their offsets */
    public void offer(List<Frame> frames) {
        inLock(() -> frames.forEach(scheduler::offer));
    }

    /** Waits for the frame whose turn it is, which must then be settled ({@link #order()}); empty at the end only. */
    public Optional<Frame> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                var frame = held ? Optional.<Frame>empty() : scheduler.take();
                if (frame.isPresent()) {
                    order.taken(frame.get());
                    return frame;
                }
                mayTake.await();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** In which frames are settled once they are taken. */
    public TakenOrder order() {
        return order;
    }

    /** Gives up the frames of partitions that this process no longer reads. */
    public void drop(Set<Integer> partitions) {
        inLock(() -> scheduler.drop(partitions));
    }

    /** The end: gives up what waits and lets every taker go. */
    public void close() {
        inLock(() -> {
            closed = true;
            scheduler.dropAll();
        });
    }

    public int size() {
        lock.lock();
        try {
            return scheduler.size();
        } finally {
            lock.unlock();
        }
    }

    private void inLock(Runnable change) {
        lock.lock();
        try {
            change.run();
            mayTake.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

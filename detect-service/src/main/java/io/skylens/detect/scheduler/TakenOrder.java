package io.skylens.detect.scheduler;

import io.skylens.contract.DroneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets what was found in the frames of a drone out in the order in which the frames were taken, though several of them may
 * be in work at once and end in any order: one that is ready early waits for those before it, which are in work already.
 *
 * <p>Every frame that is taken must be settled. Behind one that is not, because the model hangs on it, {@value #MOST_HELD}
 * frames of its drone wait at most; then they go out nevertheless. Thread-safe; drones do not wait for each other.
 */
public final class TakenOrder {

    /** More than any machine has in work at once: batches times predictors, and those being decoded. */
    static final int MOST_HELD = 256;

    /** What is done with a frame when it is its turn. */
    @FunctionalInterface
    public interface Ending {

        void run() throws InterruptedException;
    }

    private static final class InWork {

        private final Frame frame;
        private Ending ending;

        private InWork(Frame frame) {
            this.frame = frame;
        }
    }

    /** The frames of each drone that are in work; none where there are none. */
    private final Map<DroneId, Deque<InWork>> drones = new HashMap<>();

    void taken(Frame frame) {
        synchronized (drones) {
            drones.computeIfAbsent(frame.drone(), drone -> new ArrayDeque<>()).add(new InWork(frame));
        }
    }

    /** The frame needs nothing more: it could not be detected. */
    public void settle(Frame frame) throws InterruptedException {
        settle(frame, () -> {});
    }

    /**
     * @param ending run once all frames of the drone that were taken before this one are settled: at once, on this thread,
     *     or later, on the thread that settles the last of them
     */
    public void settle(Frame frame, Ending ending) throws InterruptedException {
        Deque<InWork> queue;
        synchronized (drones) {
            queue = drones.get(frame.drone());
            queue.stream().filter(inWork -> inWork.frame == frame).findFirst().orElseThrow().ending = ending;
        }
        // Held while endings run, so that two threads cannot run those of one drone side by side.
        synchronized (queue) {
            for (var next = firstReady(queue); next != null; next = firstReady(queue)) {
                try {
                    next.ending.run();
                } finally {
                    // Only now: until then those that are taken must queue behind it.
                    remove(frame.drone(), queue, next);
                }
            }
        }
    }

    private InWork firstReady(Deque<InWork> queue) {
        synchronized (drones) {
            long looked = queue.size() > MOST_HELD ? queue.size() : 1;
            return queue.stream()
                    .limit(looked)
                    .filter(inWork -> inWork.ending != null)
                    .findFirst()
                    .orElse(null);
        }
    }

    private void remove(DroneId drone, Deque<InWork> queue, InWork which) {
        synchronized (drones) {
            queue.remove(which);
            if (queue.isEmpty()) {
                drones.remove(drone);
            }
        }
    }

    int drones() {
        synchronized (drones) {
            return drones.size();
        }
    }
}

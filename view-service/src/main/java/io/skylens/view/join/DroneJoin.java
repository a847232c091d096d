package io.skylens.view.join;

import io.skylens.contract.Detections;
import io.skylens.view.feed.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Joins the frames of one drone with their detections.
 *
 * <p>A frame waits for its own detections for as long as this drone's usually take, at most {@link JoinLimits#maxWait()},
 * and not at all when no detector is alive or most of the last frames waited in vain. Then it goes with the newest earlier
 * detections of its session, <em>held</em>, if they are young enough; else <em>bare</em>. Frames go in the order they came;
 * one that was there before is dropped.
 *
 * <p>Not thread-safe. Times are nanoseconds of one monotonic clock. Whoever calls asks {@link #nextDue()} after every call
 * and calls {@link #due} then.
 */
public final class DroneJoin {

    /** So many frames wait at most; one more, and the first goes as it is. */
    private static final int MOST_WAITING = 16;

    private final RecentDetections detections;
    private final DetectionDelay delay;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private Frame last;

    public DroneJoin(JoinLimits limits) {
        detections = new RecentDetections(limits);
        delay = new DetectionDelay(limits.maxWait().toNanos());
    }

    private record Waiting(Frame frame, long until) {}

    /** Whether the frame was there before: then it does not go again. */
    public boolean hasSeen(Frame frame) {
        return last != null && frame.repeats(last);
    }

    /** @return the frames that go now, in order */
    public List<JoinedFrame> frame(Frame frame, boolean detectorAlive, long now) {
        if (hasSeen(frame)) {
            return List.of();
        }
        last = frame;
        long wait = detectorAlive ? delay.waitFor(now) : 0;
        delay.frameArrived(Place.of(frame), detections.of(frame).isPresent(), now);
        waiting.addLast(new Waiting(frame, now + wait));
        return due(now);
    }

    /** @return the frames that go now, in order */
    public List<JoinedFrame> detections(Detections arrived, long now) {
        detections.add(arrived, now);
        delay.detectionsArrived(Place.of(arrived), now);
        return due(now);
    }

    /** @return the frames that go now, in order */
    public List<JoinedFrame> due(long now) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        var due = new ArrayList<JoinedFrame>();
        while (!waiting.isEmpty() && isDue(waiting.peekFirst(), now)) {
            due.add(join(waiting.removeFirst().frame()));
        }
        return due;
    }

    /** When the frame that has waited longest goes at the latest; empty when none waits. */
    public OptionalLong nextDue() {
        return waiting.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(waiting.peekFirst().until());
    }

    private boolean isDue(Waiting first, long now) {
        return now - first.until() >= 0
                || waiting.size() > MOST_WAITING
                || detections.of(first.frame()).isPresent()
                || detections.arePast(first.frame());
    }

    private JoinedFrame join(Frame frame) {
        var own = detections.of(frame);
        if (own.isPresent()) {
            return new JoinedFrame(frame, own.get(), Boxes.OWN);
        }
        return detections
                .before(frame)
                .map(held -> new JoinedFrame(frame, held, Boxes.HELD))
                .orElseGet(() -> new JoinedFrame(frame, null, Boxes.BARE));
    }
}

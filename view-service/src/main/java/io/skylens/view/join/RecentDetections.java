package io.skylens.view.join;

import io.skylens.contract.Detections;
import io.skylens.view.feed.Frame;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/** The detections of one drone that frames may still ask for. Not thread-safe. */
final class RecentDetections {

    private final JoinLimits limits;
    private final TreeMap<Place, Kept> kept = new TreeMap<>();

    RecentDetections(JoinLimits limits) {
        this.limits = limits;
    }

    private record Kept(Detections detections, long arrivedAt) {}

    void add(Detections detections, long now) {
        kept.values().removeIf(old -> now - old.arrivedAt() > limits.keptFor().toNanos());
        kept.put(Place.of(detections), new Kept(detections, now));
        while (kept.size() > limits.kept()) {
            kept.pollFirstEntry();
        }
    }

    /** Those of the frame itself. */
    Optional<Detections> of(Frame frame) {
        return Optional.ofNullable(kept.get(Place.of(frame)))
                .map(Kept::detections)
                .filter(detections -> isOfSession(detections, frame)
                        && detections.frame().sequence() == frame.header().id().sequence());
    }

    /** The newest of an earlier frame of the same session that is not too old for this one. */
    Optional<Detections> before(Frame frame) {
        var place = Place.of(frame);
        return kept.subMap(new Place(place.partition(), 0), true, place, false).descendingMap().values().stream()
                .map(Kept::detections)
                .filter(detections -> isOfSession(detections, frame))
                .findFirst()
                .filter(detections -> isYoungEnough(detections, frame));
    }

    /** Whether a later frame has been detected: then nothing will come any more for this one. */
    boolean arePast(Frame frame) {
        var later = kept.higherKey(Place.of(frame));
        return later != null && later.partition() == frame.partition();
    }

    private static boolean isOfSession(Detections detections, Frame frame) {
        return detections.frame().epoch() == frame.header().id().epoch();
    }

    private boolean isYoungEnough(Detections detections, Frame frame) {
        // Both times are of one session, so of one clock.
        var age =
                Duration.between(detections.frame().receivedAt(), frame.header().receivedAt());
        return age.compareTo(limits.heldFor()) <= 0;
    }
}

package io.skylens.view.feed;

import io.skylens.contract.DroneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What remains of the records between the place a partition was sought to and its end at that moment: the newest frame of
 * each drone. Not thread-safe.
 */
final class CatchUp {

    private final long end;
    private final Map<DroneId, Frame> newest = new HashMap<>();

    /** @param end the offset, exclusive, up to which frames are passed over in favour of newer ones */
    CatchUp(long end) {
        this.end = end;
    }

    void add(Collection<Frame> inOrder) {
        inOrder.forEach(frame -> newest.put(frame.drone(), frame));
    }

    boolean isDone(long position) {
        return position >= end;
    }

    /** In the order of offsets. */
    List<Frame> frames() {
        return newest.values().stream()
                .sorted(Comparator.comparingLong(Frame::offset))
                .toList();
    }
}

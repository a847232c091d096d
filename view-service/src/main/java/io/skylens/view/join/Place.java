package io.skylens.view.join;

import io.skylens.contract.Detections;
import io.skylens.view.feed.Frame;
import java.util.Comparator;

/** Where a frame lies, which is what it has in common with its detections. */
record Place(int partition, long offset) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::partition).thenComparingLong(Place::offset);

    static Place of(Frame frame) {
        return new Place(frame.partition(), frame.offset());
    }

    static Place of(Detections detections) {
        return new Place(detections.frame().partition(), detections.frame().offset());
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}

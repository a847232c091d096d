package io.skylens.view.feed;

import io.skylens.contract.Detections;
import io.skylens.contract.DroneId;
import java.time.Instant;

/**
 * What is to be seen again.
 *
 * @param from the moment to begin at
 */
public record PastFrames(DroneId drone, int partition, Instant from, Listener listener) {

    /** Takes what is read again. */
    public interface Listener {

        /**
         * Called by one thread, in order; must not block.
         *
         * @param found in this frame, or the last found before it; null where there is nothing
         */
        void again(Frame frame, Detections found);
    }
}

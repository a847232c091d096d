package io.skylens.view.join;

import io.skylens.contract.Detections;
import io.skylens.view.feed.Frame;

/**
 * A frame and what is known to be in it.
 *
 * @param detections null exactly when {@code boxes} is {@link Boxes#BARE}
 */
public record JoinedFrame(Frame frame, Detections detections, Boxes boxes) {

    public boolean isHeld() {
        return boxes == Boxes.HELD;
    }
}

package io.skylens.view.rendition;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneState;
import io.skylens.contract.ViewerRequest.Overlay;
import io.skylens.view.join.JoinedFrame;

/**
 * What there is to be seen of a drone at a moment.
 *
 * @param joined null while it has no picture: then there is a notice
 * @param notice null while it is live
 */
public record Scene(DroneId drone, JoinedFrame joined, Notice notice) {

    public static Scene live(JoinedFrame joined) {
        return new Scene(joined.frame().drone(), joined, null);
    }

    public DroneState state() {
        return notice == null ? DroneState.LIVE : notice.state();
    }

    /** Whether the device's own bytes are that rendition: nothing is to be painted and nothing to be made smaller. */
    boolean isOwnBytes(Rendition rendition) {
        return joined != null && !isPainted(rendition) && fits(rendition);
    }

    boolean isPainted(Rendition rendition) {
        return showsBoxes(rendition) || showsNotice(rendition);
    }

    boolean showsBoxes(Rendition rendition) {
        return rendition.overlay() == Overlay.BOXES
                && joined != null
                && joined.detections() != null
                && !joined.detections().objects().isEmpty();
    }

    /** Frames of a frozen drone are frames still: one who wants nothing drawn on them gets them as they are. */
    boolean showsNotice(Rendition rendition) {
        return notice != null && (rendition.overlay() == Overlay.BOXES || notice.state() != DroneState.FROZEN);
    }

    private boolean fits(Rendition rendition) {
        return rendition.width() == null || joined.frame().header().shape().displayedWidth() <= rendition.width();
    }
}

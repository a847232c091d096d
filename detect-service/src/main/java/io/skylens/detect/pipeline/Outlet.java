package io.skylens.detect.pipeline;

import io.skylens.contract.Detections;

/** Where detections go. Thread-safe. */
@FunctionalInterface
public interface Outlet {

    /**
     * Hands over the detections of one frame; from here on the outlet answers for the frame's fate.
     *
     * @throws InterruptedException while it waited because too many are under way; nothing was handed over
     */
    void publish(Detections detections) throws InterruptedException;
}

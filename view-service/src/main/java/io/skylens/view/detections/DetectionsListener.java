package io.skylens.view.detections;

import io.skylens.contract.Detections;

/** Takes all detections. */
public interface DetectionsListener {

    /** Called by one thread, in the order of offsets within a partition; must not block. */
    void detected(Detections detections);
}

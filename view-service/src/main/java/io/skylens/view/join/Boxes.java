package io.skylens.view.join;

/** What a frame is shown with. */
public enum Boxes {
    /** Its own detections. */
    OWN,
    /** The newest detections of an earlier frame. */
    HELD,
    /** None. */
    BARE
}

package io.skylens.view.feed;

/** Takes the frames of watched drones. */
public interface FrameListener {

    /** Called by the one thread that reads, in the order of offsets within a partition; must not block. */
    void arrived(Frame frame);
}

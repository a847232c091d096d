package io.skylens.ingest.pull;

/** Takes the frames of one run. Does not block. */
public interface FrameReceiver {

    /** @param jpeg the receiver's own from now on */
    void frame(byte[] jpeg);

    /** A frame was not read, for it is larger than frames may be. */
    void tooLarge(long bytes);
}

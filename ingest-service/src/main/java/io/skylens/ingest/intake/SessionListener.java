package io.skylens.ingest.intake;

/** Is told when sessions begin and end, from any thread; does not block. */
public interface SessionListener {

    void opened(FrameSession session);

    /** Frames may still be under way. */
    void closed(FrameSession session);
}

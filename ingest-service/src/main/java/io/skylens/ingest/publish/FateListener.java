package io.skylens.ingest.publish;

/**
 * Is told what became of an accepted frame: exactly one call for each frame, from any thread, maybe before {@code offer}
 * has returned. Must not block and must not call back into the lane.
 */
public interface FateListener {

    /** Kafka acknowledged it. @param nanos since it was accepted */
    void published(long nanos);

    void dropped(DropReason reason);

    /** Kafka went away while it was under way; it may be in the topic or not. */
    void uncertain();
}

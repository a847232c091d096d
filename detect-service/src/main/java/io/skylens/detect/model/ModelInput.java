package io.skylens.detect.model;

import io.skylens.imaging.Letterbox;
import java.nio.ByteBuffer;

/**
 * A picture made ready for a model, in native memory that belongs to a {@link ModelInputs}: whoever was given it closes
 * it when it is no longer read. Not thread-safe; may be handed from thread to thread.
 */
public final class ModelInput implements AutoCloseable {

    private final Letterbox letterbox;
    private final ByteBuffer floats;
    private final ModelInputs owner;
    private boolean closed;

    ModelInput(Letterbox letterbox, ByteBuffer floats, ModelInputs owner) {
        this.letterbox = letterbox;
        this.floats = floats;
        this.owner = owner;
    }

    /** How the picture lies in the square, and so the way back. */
    public Letterbox letterbox() {
        return letterbox;
    }

    /** Three planes of floats, rows from the top, native order; direct, positioned at its beginning. */
    public ByteBuffer floats() {
        return floats;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            owner.giveBack(floats);
        }
    }
}

package io.skylens.detect.model;

import io.skylens.contract.PictureShape;
import io.skylens.imaging.Letterbox;
import io.skylens.imaging.Picture;
import io.skylens.imaging.Reduction;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Makes the inputs of one model. Their memory is kept for the next: as much is held as inputs were ever open at once.
 * Thread-safe.
 */
public final class ModelInputs {

    private final InputSpec spec;
    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    public ModelInputs(InputSpec spec) {
        this.spec = spec;
    }

    /** @param upright as displayed; stays the caller's, and may be closed at once */
    public ModelInput of(Picture upright) {
        return of(upright, upright.width(), upright.height());
    }

    /**
     * The same of a picture that was made smaller by {@link #reduction}: what is found is found in pixels of the whole.
     *
     * @param width of the whole picture as displayed, as is {@code height}
     */
    public ModelInput of(Picture upright, int width, int height) {
        var letterbox = Letterbox.of(width, height, spec.size(), spec.placement());
        var floats = borrow();
        letterbox.render(upright, floats.asFloatBuffer(), spec.format());
        return new ModelInput(letterbox, floats, this);
    }

    /** The most that a picture may be made smaller and still not be enlarged to fill the square. */
    public Reduction reduction(PictureShape stored) {
        return Reduction.toAtLeast(spec.size(), stored);
    }

    /** An input that shows nothing in particular, to try a model with. */
    public ModelInput blank() {
        var letterbox = Letterbox.of(spec.size(), spec.size(), spec.size(), spec.placement());
        return new ModelInput(letterbox, borrow(), this);
    }

    private ByteBuffer borrow() {
        var kept = free.poll();
        return kept != null
                ? kept
                : ByteBuffer.allocateDirect(spec.floats() * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    void giveBack(ByteBuffer floats) {
        free.add(floats);
    }
}

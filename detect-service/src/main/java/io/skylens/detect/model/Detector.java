package io.skylens.detect.model;

import java.util.List;

/**
 * Finds objects in pictures: the seam of this service. An implementation says in {@link #info()} how its input is to be
 * prepared, and gets it so; JPEG, orientation and letterbox are done before, on other threads.
 *
 * <p>{@link #detect} is called by {@link ModelInfo#predictors()} threads at once, always the same ones, from before the
 * first frame until {@link #close()}.
 */
public interface Detector extends AutoCloseable {

    ModelInfo info();

    /**
     * @param batch one or more inputs, still the caller's
     * @return for each input its objects, most confident first
     * @throws RuntimeException when the device fails; the batch is lost and counted, the next one is tried
     */
    Found detect(List<ModelInput> batch);

    /** Gives back what the detector holds outside the heap. No call is under way or follows. */
    @Override
    void close();
}

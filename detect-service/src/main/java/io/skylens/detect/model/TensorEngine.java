package io.skylens.detect.model;

import java.util.List;
import java.util.function.Function;

/** Runs a model on ready inputs: what differs between the engines behind {@link YoloDetector}. */
public interface TensorEngine extends AutoCloseable {

    /** {@code cpu}, {@code cuda:0}. */
    String device();

    /** Bytes in use on a device that has memory of its own, else 0. */
    long deviceMemory();

    /**
     * Runs the inputs, all of one size, as one batch. Threads as {@link Detector#detect}.
     *
     * @param reader given the model's outputs once they are there; they are gone when it returns
     * @throws RuntimeException when the engine fails, in its own words
     */
    <R> R run(List<ModelInput> batch, Function<List<Tensor>, R> reader);

    @Override
    void close();
}

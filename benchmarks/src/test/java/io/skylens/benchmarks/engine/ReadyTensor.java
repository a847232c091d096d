package io.skylens.benchmarks.engine;

/** A model with its input, {@code [1,3,S,S]} floats, in memory. */
interface ReadyTensor extends AutoCloseable {

    /** Runs the model once and waits for its output. */
    void infer() throws Exception;

    @Override
    void close();
}

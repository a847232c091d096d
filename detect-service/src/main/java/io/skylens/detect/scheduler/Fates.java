package io.skylens.detect.scheduler;

/** Counts what became of frames. Thread-safe, quick, and never throws. */
@FunctionalInterface
public interface Fates {

    void add(Fate fate, long frames);
}

package io.skylens.detect.model;

import java.nio.file.Path;

/** Fetches models from somewhere that is not a path of this machine. An implementation is a CDI bean. */
public interface ModelSource {

    /** How its addresses look, for people, such as {@code https://…#sha256=…}. */
    String addresses();

    /** Whether the address is of this kind, right or wrong. */
    boolean reads(String address);

    /**
     * Fetches the model unless it is in the cache already. Blocks for as long as that takes.
     *
     * @return a whole file, which stays where it is
     * @throws UnusableModelException in one sentence for whoever configured it; nothing is kept
     */
    Path fetch(String address, ModelCache cache) throws UnusableModelException;
}

package io.skylens.detect.model;

/**
 * Opens models of one format. An implementation is a CDI bean, which is all it takes to be found; of several that read a
 * file any one is taken.
 */
public interface DetectorOpener {

    /** The formats, for people, such as {@code TorchScript (.torchscript, .pt)}. */
    String formats();

    /** Whether the file is of this format, by its name. */
    boolean reads(ModelFile file);

    /**
     * Loads the model and runs it once.
     *
     * @return the caller's to close
     * @throws UnusableModelException in one sentence for whoever configured it; nothing is left open
     */
    Detector open(ModelFile file, ModelSettings settings) throws UnusableModelException;
}

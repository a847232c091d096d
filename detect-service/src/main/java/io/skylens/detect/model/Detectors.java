package io.skylens.detect.model;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Opens whatever model a file holds, by the first opener that reads its format. */
public final class Detectors {

    private final List<DetectorOpener> openers;

    public Detectors(List<DetectorOpener> openers) {
        this.openers = List.copyOf(openers);
    }

    /** @throws UnusableModelException in one sentence for whoever configured it */
    public Detector open(Path path, ModelSettings settings) throws UnusableModelException {
        var file = ModelFile.at(path);
        for (var opener : openers) {
            if (opener.reads(file)) {
                return opener.open(file, settings);
            }
        }
        throw file.unusable("must be " + formats() + ", by the ending of its name");
    }

    /** What can be opened, for people. */
    public String formats() {
        return openers.stream().map(DetectorOpener::formats).sorted().collect(Collectors.joining(" or "));
    }
}

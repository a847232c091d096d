package io.skylens.detect.model;

import jakarta.inject.Singleton;

/** Opens {@code *.fake}: what it takes to add a detector. */
@Singleton
public final class FakeOpener implements DetectorOpener {

    private final FakeDetector detector = new FakeDetector();

    /** The one it opens. */
    public FakeDetector detector() {
        return detector;
    }

    @Override
    public String formats() {
        return "Fake (.fake)";
    }

    @Override
    public boolean reads(ModelFile file) {
        return file.hasEnding(".fake");
    }

    @Override
    public Detector open(ModelFile file, ModelSettings settings) {
        return detector;
    }
}

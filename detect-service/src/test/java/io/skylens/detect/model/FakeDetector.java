package io.skylens.detect.model;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Finds in every picture one thing that fills it; what else happens in a run can be set. */
public final class FakeDetector implements Detector {

    public static final String LABEL = "thing";

    private final ModelInfo info;
    private final AtomicReference<Runnable> onRun = new AtomicReference<>(() -> {});
    private volatile boolean closed;

    public FakeDetector() {
        this(1);
    }

    /** @param predictors threads that run it at once */
    public FakeDetector(int predictors) {
        info = new ModelInfo(
                new Detections.Model("fake", "sha256:0"),
                List.of(LABEL),
                InputSpec.ultralytics(64),
                ModelInfo.CPU,
                predictors,
                () -> 0);
    }

    /** @param action done in every run from now on */
    public void onRun(Runnable action) {
        onRun.set(action);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Found detect(List<ModelInput> batch) {
        onRun.get().run();
        return new Found(
                batch.stream().map(FakeDetector::objects).toList(), Duration.ofMillis(3), Duration.ofMillis(1));
    }

    private static List<DetectedObject> objects(ModelInput input) {
        var letterbox = input.letterbox();
        return List.of(
                new DetectedObject(LABEL, 0, 0.9, new Box(0, 0, letterbox.pictureWidth(), letterbox.pictureHeight())));
    }

    @Override
    public void close() {
        closed = true;
    }
}

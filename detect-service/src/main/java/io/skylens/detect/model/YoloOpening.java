package io.skylens.detect.model;

import io.skylens.detect.model.Heads.Known;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what a loaded model is, by what its file says, what its operator says, and running it. */
final class YoloOpening {

    private static final int USUAL_SIZE = 640;
    private static final int SHOWN_LABELS = 10;
    private static final int ANY_BATCH = Integer.MAX_VALUE;

    private final ModelFile file;
    private final ModelMetadata metadata;
    private final ModelSettings settings;
    private final TensorEngine engine;

    YoloOpening(ModelFile file, ModelMetadata metadata, ModelSettings settings, TensorEngine engine) {
        this.file = file;
        this.metadata = metadata;
        this.settings = settings;
        this.engine = engine;
    }

    YoloDetector open() throws UnusableModelException {
        int size = settings.overrides().inputSize().orElse(metadata.size().orElse(USUAL_SIZE));
        var outputs = tryOut(size);
        var named = settings.overrides().classes().isEmpty()
                ? metadata.labels()
                : settings.overrides().classes();
        var labels = named.isEmpty() ? CocoClasses.NAMES : named;
        var choice = choose(outputs, new Known(size, labels.size(), metadata.largestStride()), named.isEmpty());
        refuseUnknownClasses(labels);
        var least =
                settings.rules().leastConfidence(labels, settings.thresholds().confidence());
        return new YoloDetector(
                new ModelInfo(
                        file.identity(),
                        labels,
                        choice.head().input(size),
                        engine.device(),
                        predictors(),
                        engine::deviceMemory),
                engine,
                new BoxReader(choice.layout(), least, settings.thresholds()),
                largestBatch(size));
    }

    private List<TensorForm> tryOut(int size) throws UnusableModelException {
        try {
            return run(size, 1);
        } catch (RuntimeException e) {
            throw file.unusable("must run on a picture of " + size + "x" + size
                    + " (skylens.detect.input-size), but fails: " + firstLine(e));
        }
    }

    private List<TensorForm> run(int size, int batch) {
        // How a picture is prepared changes nothing of the shapes.
        var inputs = new ModelInputs(InputSpec.ultralytics(size));
        var blanks = Stream.generate(inputs::blank).limit(batch).toList();
        return engine.run(blanks, outputs -> outputs.stream().map(Tensor::form).toList());
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    /** Some exports take one picture at a time, and say so in no way that all formats share. */
    private int largestBatch(int size) {
        try {
            return run(size, 2).get(0).length(0) == 2 ? ANY_BATCH : 1;
        } catch (RuntimeException e) {
            return 1;
        }
    }

    private Heads.Choice choose(List<TensorForm> outputs, Known known, boolean nameless) throws UnusableModelException {
        var wanted = settings.overrides().head();
        var choice = Heads.choose(wanted, outputs, known);
        if (nameless
                && choice.map(Heads.Choice::layout).map(OutputLayout::isFinal).orElse(true)) {
            throw file.unusable("must name its classes, but does not, and has not the 80 of COCO by its output "
                    + TensorForm.describe(outputs) + ": set skylens.detect.classes");
        }
        return choice.orElseThrow(() -> file.unusable("must give "
                + wanted.map(YoloOpening::describe).orElse("[B,4+C,N], [B,N,5+C], [B,N,6], or boxes, labels and scores")
                + " with C = " + known.classes() + " classes (skylens.detect.classes), but gives "
                + TensorForm.describe(outputs)));
    }

    private static String describe(Head head) {
        return "what skylens.detect.head = "
                + head.name().toLowerCase(Locale.ROOT).replace('_', '-') + " reads";
    }

    private void refuseUnknownClasses(List<String> labels) throws UnusableModelException {
        var unknown = settings.rules().unknown(labels);
        if (!unknown.isEmpty()) {
            throw file.unusable("must know the classes of skylens.detect.only and skylens.detect.class-confidence, but"
                    + " knows no " + String.join(", ", unknown) + "; it knows "
                    + labels.stream().limit(SHOWN_LABELS).collect(Collectors.joining(", "))
                    + (labels.size() > SHOWN_LABELS ? ", …" : ""));
        }
    }

    /** On a CPU single-threaded predictors side by side beat one that spreads its work; a GPU runs one at a time. */
    private int predictors() {
        int usual = ModelInfo.CPU.equals(engine.device()) ? Runtime.getRuntime().availableProcessors() : 1;
        return settings.device().predictors().orElse(usual);
    }
}

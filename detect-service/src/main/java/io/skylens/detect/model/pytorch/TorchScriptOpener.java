package io.skylens.detect.model.pytorch;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import io.skylens.detect.model.Detector;
import io.skylens.detect.model.DetectorOpener;
import io.skylens.detect.model.InputSpec;
import io.skylens.detect.model.ModelFile;
import io.skylens.detect.model.ModelInfo;
import io.skylens.detect.model.ModelMetadata;
import io.skylens.detect.model.ModelSettings;
import io.skylens.detect.model.UnusableModelException;
import io.skylens.detect.model.YoloDetector;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** Opens TorchScript exports of YOLO models. */
@Singleton
public final class TorchScriptOpener implements DetectorOpener {

    private static final List<String> ENDINGS = List.of(".torchscript", ".pt");
    private static final int USUAL_SIZE = 640;

    @Override
    public String formats() {
        return "TorchScript (" + String.join(", ", ENDINGS) + ")";
    }

    @Override
    public boolean reads(ModelFile file) {
        return ENDINGS.stream().anyMatch(file::hasEnding);
    }

    @Override
    public Detector open(ModelFile file, ModelSettings settings) throws UnusableModelException {
        var metadata = TorchScriptMetadata.read(file);
        var pytorch = PyTorch.load(settings.threadsPerPredictor());
        var device = pytorch.device(settings.device());
        var info = info(file, settings, metadata, device);
        var engine = new PyTorchEngine(load(pytorch, file, device), info.input());
        try {
            return YoloDetector.open(file, info, engine, settings.thresholds());
        } catch (UnusableModelException e) {
            engine.close();
            throw e;
        }
    }

    private static ModelInfo info(ModelFile file, ModelSettings settings, ModelMetadata metadata, Device device)
            throws UnusableModelException {
        var labels = settings.classes().isEmpty() ? metadata.labels() : settings.classes();
        if (labels.isEmpty()) {
            throw file.unusable("must name its classes in extra/config.txt, but does not: set skylens.detect.classes");
        }
        int size = settings.inputSize().orElse(metadata.size().orElse(USUAL_SIZE));
        // On a CPU single-threaded predictors side by side beat one that spreads its work; a GPU runs one at a time.
        int usualPredictors = device.isGpu() ? 1 : Runtime.getRuntime().availableProcessors();
        return new ModelInfo(
                file.identity(),
                labels,
                InputSpec.ultralytics(size),
                device.isGpu() ? "cuda:" + device.getDeviceId() : ModelInfo.CPU,
                settings.predictors().orElse(usualPredictors));
    }

    private static Model load(PyTorch pytorch, ModelFile file, Device device) throws UnusableModelException {
        var model = pytorch.newModel(file.name(), device);
        try {
            model.load(file.path());
            return model;
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw file.unusable("must be TorchScript that PyTorch can load, but loading it failed: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}

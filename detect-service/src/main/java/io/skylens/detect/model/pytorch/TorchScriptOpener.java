package io.skylens.detect.model.pytorch;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import io.skylens.detect.model.Detector;
import io.skylens.detect.model.DetectorOpener;
import io.skylens.detect.model.DeviceName;
import io.skylens.detect.model.ModelFile;
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
        var pytorch = PyTorch.load(settings.device().threadsPerPredictor());
        var device = pytorch.device(settings.device().device());
        var engine = new PyTorchEngine(load(pytorch, file, device), device, metadata.half());
        try {
            return YoloDetector.open(file, metadata, settings, engine);
        } catch (UnusableModelException e) {
            engine.close();
            throw e;
        }
    }

    private static Model load(PyTorch pytorch, ModelFile file, DeviceName device) throws UnusableModelException {
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

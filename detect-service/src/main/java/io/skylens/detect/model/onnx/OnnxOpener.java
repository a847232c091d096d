package io.skylens.detect.model.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.cuda.CudaUtils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import io.skylens.detect.model.Detector;
import io.skylens.detect.model.DetectorOpener;
import io.skylens.detect.model.DeviceName;
import io.skylens.detect.model.DeviceSettings;
import io.skylens.detect.model.ModelFile;
import io.skylens.detect.model.ModelSettings;
import io.skylens.detect.model.UnusableModelException;
import io.skylens.detect.model.YoloDetector;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;

/** Opens ONNX exports of YOLO models. */
@Singleton
public final class OnnxOpener implements DetectorOpener {

    private static final String ENGINE = "OnnxRuntime";
    private static final String ENDING = ".onnx";

    @Override
    public String formats() {
        return "ONNX (" + ENDING + ")";
    }

    @Override
    public boolean reads(ModelFile file) {
        return file.hasEnding(ENDING);
    }

    @Override
    public Detector open(ModelFile file, ModelSettings settings) throws UnusableModelException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        // Before anything else touches ONNX Runtime: DJL insists on setting it up.
        Engine.getEngine(ENGINE);
        var device = DeviceName.choose(settings.device().device(), cudaDevices(), "this build of ONNX Runtime");
        var metadata = OnnxMetadata.read(file);
        var engine = new OnnxEngine(load(file, settings.device(), device), device);
        try {
            return YoloDetector.open(file, metadata, settings, engine);
        } catch (UnusableModelException e) {
            engine.close();
            throw e;
        }
    }

    private static int cudaDevices() {
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA) ? CudaUtils.getGpuCount() : 0;
    }

    private static Model load(ModelFile file, DeviceSettings settings, DeviceName device)
            throws UnusableModelException {
        var where = device.cuda().isPresent() ? Device.gpu(device.cuda().getAsInt()) : Device.cpu();
        var model = Model.newInstance(file.name(), where, ENGINE);
        try {
            var threads = String.valueOf(settings.threadsPerPredictor());
            model.load(file.path(), null, Map.of("intraOpNumThreads", threads, "interOpNumThreads", "1"));
            return model;
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw file.unusable("must be a model that ONNX Runtime can load, but loading it failed: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}

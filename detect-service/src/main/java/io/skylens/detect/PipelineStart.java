package io.skylens.detect;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.skylens.detect.model.ClassRules;
import io.skylens.detect.model.Detector;
import io.skylens.detect.model.DetectorOpener;
import io.skylens.detect.model.Detectors;
import io.skylens.detect.model.DeviceSettings;
import io.skylens.detect.model.ModelCache;
import io.skylens.detect.model.ModelFile;
import io.skylens.detect.model.ModelInfo;
import io.skylens.detect.model.ModelOverrides;
import io.skylens.detect.model.ModelSettings;
import io.skylens.detect.model.ModelSource;
import io.skylens.detect.model.ModelSources;
import io.skylens.detect.model.Thresholds;
import io.skylens.detect.model.UnusableModelException;
import io.skylens.detect.pipeline.Batching;
import io.skylens.detect.pipeline.Decoding;
import io.skylens.detect.pipeline.Outlet;
import io.skylens.detect.pipeline.Pipeline;
import io.skylens.detect.pipeline.PipelineSettings;
import io.skylens.detect.telemetry.BusyShare;
import io.skylens.detect.telemetry.DetectMetrics;
import io.skylens.detect.telemetry.DetectionSummary;
import io.skylens.detect.telemetry.ResidentMemory;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jboss.logging.Logger;

/** Opens the configured model, with whichever {@link DetectorOpener} reads its format, and builds the pipeline around it. */
@Singleton
final class PipelineStart {

    private static final Logger LOG = Logger.getLogger(PipelineStart.class);
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final DetectConfig config;
    private final ModelSources sources;
    private final Detectors detectors;
    private final Outlet outlet;
    private final DetectMetrics metrics;

    PipelineStart(
            DetectConfig config,
            Instance<ModelSource> sources,
            Instance<DetectorOpener> openers,
            Outlet outlet,
            DetectMetrics metrics) {
        this.config = config;
        this.sources = new ModelSources(sources.stream().toList());
        this.detectors = new Detectors(openers.stream().toList());
        this.outlet = outlet;
        this.metrics = metrics;
    }

    /**
     * @param detector this process, as its records name it
     * @return running, and warming up
     * @throws ConfigurationException whose message is one sentence, and which stops the start without a stack trace
     */
    Pipeline start(String detector, Clock clock) {
        var model = open();
        var batching = batching(model.info());
        var codec = JpegCodecs.best();
        tell(model.info(), batching, codec);
        var settings = new PipelineSettings(detector, config.maxFrameAge(), batching, clock);
        var pipeline = new Pipeline(model, new Decoding(codec, config.reducedDecode()), outlet(), metrics, settings);
        metrics.show("waiting", "Drones with a frame that waits", pipeline.intake()::size);
        metrics.show("predictors", "Batches the model can run at once", model.info()::predictors);
        metrics.show("busy", "Share of their time that the predictors spend in the model", busy(model.info())::share);
        metrics.show(
                "device.memory.bytes",
                "In use on the device; on a CPU, by this process",
                model.info().onCpu() ? ResidentMemory::bytes : model.info().deviceMemory()::getAsLong);
        pipeline.start();
        return pipeline;
    }

    private BusyShare busy(ModelInfo info) {
        return new BusyShare(metrics::inferenceNanos, info.predictors(), System::nanoTime);
    }

    private Outlet outlet() {
        if (!config.logSummary()) {
            return outlet;
        }
        var summary = new DetectionSummary();
        return detections -> {
            outlet.publish(detections);
            summary.saw(detections.drone(), detections.objects());
        };
    }

    private void tell(ModelInfo info, Batching batching, JpegCodec codec) {
        LOG.infof("Model %s %s", info.model().name(), info.model().version());
        LOG.infof(
                "Runs on %s%s: %d predictors, batches of up to %d, %d decoders with %s",
                info.device(),
                "auto".equals(config.device()) ? found(info) : "",
                info.predictors(),
                batching.maxBatch(),
                batching.decoders(),
                codec.name());
    }

    private static String found(ModelInfo info) {
        return info.onCpu() ? ", for no CUDA device was found" : ", the first CUDA device";
    }

    private Detector open() {
        var model = config.model()
                .orElseThrow(() -> new ConfigurationException(
                        ModelFile.KEY + " must name the file of a model, " + detectors.formats() + ", got nothing"));
        var cache = new ModelCache(config.modelCache(), config.maxModelSize().asLongValue());
        try {
            return detectors.open(sources.locate(model, cache), modelSettings());
        } catch (UnusableModelException e) {
            // Quarkus shows the message alone of an exception of this type that has no cause.
            throw new ConfigurationException(e.getMessage());
        }
    }

    private ModelSettings modelSettings() {
        return new ModelSettings(
                new ModelOverrides(number(config.inputSize()), config.classes().orElse(List.of()), config.head()),
                new Thresholds((float) config.confidence(), (float) config.iou(), config.maxObjects()),
                new ClassRules(config.only().orElse(Set.of()), config.classConfidence()),
                new DeviceSettings(config.device(), number(config.predictors()), config.threadsPerPredictor()));
    }

    private static OptionalInt number(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** As configured, else as {@link DetectConfig} says suits the device. */
    private Batching batching(ModelInfo info) {
        int maxBatch = config.maxBatch().orElse(info.onCpu() ? 1 : 16);
        int decoders = config.decoders().orElse(info.onCpu() ? Math.max(1, CORES / 4) : CORES);
        return info.onCpu()
                ? Batching.onDemand(maxBatch, config.maxWait(), decoders)
                : Batching.ahead(maxBatch, config.maxWait(), decoders);
    }
}

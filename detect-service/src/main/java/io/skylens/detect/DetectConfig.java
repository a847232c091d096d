package io.skylens.detect;

import io.quarkus.runtime.configuration.MemorySize;
import io.skylens.detect.model.Head;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code skylens.detect.*}. */
@ConfigMapping(prefix = "skylens.detect")
public interface DetectConfig {

    /**
     * The model to run: a file, whose ending says its format, TorchScript as {@code .torchscript} or {@code .pt},
     * ONNX as {@code .onnx}; or {@code https://…#sha256=…} (http from this machine only), fetched once; or {@code djl://…}
     * of DJL's model zoo. The service does not start without one that it can run.
     */
    Optional<String> model();

    /** The folder where models from the web are kept, each under its SHA-256. */
    @WithDefault("${user.home}/.cache/skylens/models")
    Path modelCache();

    /** The largest model that is fetched from the web. */
    @WithDefault("1G")
    MemorySize maxModelSize();

    /**
     * What the model runs on: {@code auto} (the first CUDA device if there is one, else the CPU; said at start),
     * {@code cpu}, or {@code cuda:N}, without which there is no start.
     */
    @WithDefault("auto")
    @Pattern(regexp = "auto|cpu|cuda:\\d{1,3}", message = "must be auto, cpu or cuda:N")
    String device();

    /**
     * Side in pixels of the square that pictures are fitted into. By default what the model file says, else 640; a model
     * exported with a fixed size takes no other.
     */
    Optional<@Min(32) @Max(4096) Integer> inputSize();

    /**
     * Names of the classes, by class id, separated by commas. By default what the model file says; of one that says nothing
     * and has 80 classes, those of COCO.
     */
    Optional<List<String>> classes();

    /**
     * How the model lays out its boxes: {@code yolov8} (and YOLO11), {@code yolov5}, {@code yolox}, {@code yolox-decoded},
     * {@code end-to-end} or {@code boxes}. By default told by the shapes of its outputs, which cannot tell
     * {@code yolox-decoded}.
     */
    Optional<Head> head();

    /** The classes that are published, by name, separated by commas. By default all; fewer make smaller records. */
    Optional<Set<String>> only();

    /** The least confidence of single classes, by name, 0 to 1: {@code skylens.detect.class-confidence.car=0.5}. */
    Map<String, @DecimalMin("0.001") @DecimalMax("1") Float> classConfidence();

    /** The least confidence of an object, 0 to 1. Lower finds more, and more that is not there. */
    @WithDefault("0.25")
    @DecimalMin("0.001")
    @DecimalMax("1")
    double confidence();

    /**
     * Overlap (intersection over union, 0 to 1) above which two boxes of a class are one object. Higher keeps more boxes
     * in a crowd, and more doubles.
     */
    @WithDefault("0.45")
    @DecimalMin("0")
    @DecimalMax("1")
    double iou();

    /** The most objects of a frame, the most confident ones. */
    @WithDefault("300")
    @Min(1)
    @Max(10_000)
    int maxObjects();

    /**
     * Age, since the broker took it, beyond which a frame is skipped rather than detected. A device on which three batches
     * take longer publishes nevertheless. Needs clocks in step with the broker's (NTP).
     */
    @WithDefault("1s")
    @DurationMin(millis = 50)
    Duration maxFrameAge();

    /**
     * The most frames, each of another drone as a rule, that the model runs on at once. By default 1 on a CPU, where a batch
     * costs as much per frame and each of its frames waits for all, and 16 on CUDA.
     */
    Optional<@Min(1) @Max(256) Integer> maxBatch();

    /** How long a batch that is not full waits for frames that are being decoded; it never waits for one yet to come. */
    @WithDefault("2ms")
    @DurationMin(millis = 0)
    Duration maxWait();

    /**
     * Threads that run the model side by side. By default one a core on a CPU, and one on CUDA. Fewer leave cores to
     * others; more than cores help nothing.
     */
    Optional<@Min(1) @Max(256) Integer> predictors();

    /**
     * Threads among which a predictor spreads one batch, on a CPU. More make a frame's detections come sooner on an idle
     * machine, and make fewer of them in all.
     */
    @WithDefault("1")
    @Min(1)
    @Max(256)
    int threadsPerPredictor();

    /**
     * Threads that decode and fit pictures while the model runs. By default a quarter of the cores on a CPU, where they
     * compete with it, and all of them on CUDA.
     */
    Optional<@Min(1) @Max(256) Integer> decoders();

    /**
     * Whether pictures at least twice as large as the model's square are decoded at a half, a quarter or an eighth of their
     * size. It takes less time and blurs what is small: some of it is found no more.
     */
    @WithDefault("false")
    boolean reducedDecode();

    /** For how long one batch may run before the process is held to hang: it is no longer live and stops its life signs. */
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    Duration hangLimit();

    /**
     * Whether the log says what each drone sees, by names and counts: when that changes, and at most every ten seconds a
     * drone.
     */
    @WithDefault("true")
    boolean logSummary();
}

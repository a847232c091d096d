package io.skylens.detect.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.skylens.contract.DetectedObject;
import io.skylens.detect.scheduler.Fate;
import io.skylens.detect.scheduler.Fates;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** The metrics of this service, {@code skylens_detect_*}. Thread-safe. */
@Singleton
public class DetectMetrics implements Fates {

    private static final String PREFIX = "skylens.detect.";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Map<Fate, Counter> frames = new EnumMap<>(Fate.class);
    private final Timer decode;
    private final Timer inference;
    private final Timer postprocess;
    private final Timer ageAtDecode;
    private final Timer ageAtPublish;
    private final DistributionSummary batchSize;
    private final Counter jumps;

    public DetectMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var fate : Fate.values()) {
            frames.put(fate, framesCounter(fate));
        }
        decode = timer("decode", "From a JPEG to the model's input");
        inference = timer("inference", "Of a batch in the model");
        postprocess = timer("postprocess", "From the model's output of a batch to objects");
        ageAtDecode = age("decode");
        ageAtPublish = age("publish");
        batchSize = DistributionSummary.builder(PREFIX + "batch.size")
                .description("Frames a batch")
                .register(registry);
        jumps = Counter.builder(PREFIX + "jumps")
                .description("Times the reader went to the newest frames after a stall")
                .register(registry);
    }

    private Counter framesCounter(Fate fate) {
        return Counter.builder(PREFIX + "frames")
                .description("Frames of skylens.frames by what became of them")
                .tag("fate", fate == Fate.DETECTED ? "detected" : "skipped")
                .tag(
                        "reason",
                        fate == Fate.DETECTED
                                ? "none"
                                : fate.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(PREFIX + name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Timer age(String when) {
        return Timer.builder(PREFIX + "frame.age")
                .description("Age of a frame when its decoding begins and when its detections are published")
                .tag("at", when)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void add(Fate fate, long count) {
        frames.get(fate).increment(count);
    }

    public void decoded(Duration age, Duration time) {
        ageAtDecode.record(age);
        decode.record(time);
    }

    public void inferred(int batch, Duration inferenceTime, Duration postprocessTime) {
        batchSize.record(batch);
        inference.record(inferenceTime);
        postprocess.record(postprocessTime);
    }

    /** Of all predictors together, so far. */
    public long inferenceNanos() {
        return (long) inference.totalTime(TimeUnit.NANOSECONDS);
    }

    public void published(Duration age, List<DetectedObject> objects) {
        ageAtPublish.record(age);
        for (var object : objects) {
            registry.counter(PREFIX + "objects", "label", object.label()).increment();
        }
    }

    public void jumped() {
        jumps.increment();
    }

    /** Shows a number that changes by itself; asked for from any thread. */
    public void show(String name, String description, DoubleSupplier value) {
        Gauge.builder(PREFIX + name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}

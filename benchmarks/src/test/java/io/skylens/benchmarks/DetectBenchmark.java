package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.RunningSkylens;
import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.load.DeviceFleet;
import io.skylens.allinone.load.Pictures;
import io.skylens.benchmarks.engine.EngineRate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What of an engine's speed is left in the service: frames a second from Kafka to Kafka with yolov8n at 640, from JPEGs of
 * 1280x720, beside the same engine on a tensor that lies ready. Both have one core, one after the other, while broker,
 * ingest and the devices have the other, and the devices send five times what the service can take: how old frames are at
 * their detections. And how OpenCV's engine does with the same weights.
 */
class DetectBenchmark {

    private static final String SERVICE_CORE = "0";
    private static final String OTHER_CORE = "1";
    private static final int SIZE = 640;
    private static final int DRONES = 4;
    private static final int OVERLOAD = 5;
    private static final int FRAME_BYTES = 100_000;
    private static final int WARM_UP_SECONDS = 45;
    private static final int ENGINE_WARM_UP_SECONDS = 5;
    private static final double LEAST_SHARE = 0.9;
    private static final int BATCHES_OLD = 4;
    private static final int REST_MILLIS = 50;

    private final Report report = new Report("detect");
    private final int seconds = (int) Report.seconds(30).toSeconds();
    private boolean tooOld;

    @Test
    void shouldLeaveMostOfTheEnginesSpeed() throws Exception {
        var torchscript = RealPart.shared("models/yolov8n_640.torchscript");
        var onnx = RealPart.shared("models/yolov8n_640_fp32.onnx");
        double pytorch = engine("pytorch", torchscript);
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator");
                var fleet =
                        new DeviceFleet(Pictures.of(1, 1280, 720, FRAME_BYTES).get(0))) {
            keepOnOtherCore(system);
            int fps = (int) Math.max(1, Math.round(OVERLOAD * pytorch / DRONES));
            fleet.connect(system.webSocket("ingest", "/ws/busy"), DRONES, fps);
            report.line("%d devices send %d frames a second each from now on", DRONES, fps);
            try (var load = new Load(fleet)) {
                double ofPyTorch = share("pytorch", torchscript, system.kafka());
                double ofOnnxRuntime = share("onnxruntime", onnx, system.kafka());
                engine("opencv", onnx);
                assertThat(load.isSending()).isTrue();
                assertThat(ofPyTorch).isGreaterThanOrEqualTo(LEAST_SHARE);
                assertThat(ofOnnxRuntime).isGreaterThanOrEqualTo(LEAST_SHARE);
            }
        }
        assertThat(tooOld).as("frames are too old at their detections").isFalse();
    }

    /** Devices that go on sending whatever is measured. */
    private record Load(AtomicBoolean ending, CompletableFuture<Void> sending) implements AutoCloseable {

        private Load(DeviceFleet fleet) {
            this(fleet, new AtomicBoolean());
        }

        private Load(DeviceFleet fleet, AtomicBoolean ending) {
            this(ending, CompletableFuture.runAsync(() -> {
                while (!ending.get()) {
                    fleet.run(Duration.ofSeconds(2));
                }
            }));
        }

        boolean isSending() {
            return !sending.isDone();
        }

        @Override
        public void close() {
            ending.set(true);
            sending.join();
        }
    }

    /** The engine before and after stands beside the service, for other work on the machine comes and goes. */
    private double share(String engine, Path model, String kafka) throws IOException, InterruptedException {
        double before = engine(engine, model);
        double service = service(model, kafka);
        double after = engine(engine, model);
        double share = 2 * service / (before + after);
        report.line("service with %s: %.3f of the engine alone", engine, share);
        return share;
    }

    private double engine(String name, Path model) throws IOException {
        var process = onCore(
                SERVICE_CORE,
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineRate.class.getName(),
                        name,
                        model.toString(),
                        String.valueOf(SIZE),
                        String.valueOf(ENGINE_WARM_UP_SECONDS),
                        String.valueOf(seconds)));
        var output = new String(process.getInputStream().readAllBytes());
        double rate =
                Double.parseDouble(output.substring(output.lastIndexOf(':') + 1).strip());
        report.line("%s alone, %s: %.2f inferences a second", name, model.getFileName(), rate);
        return rate;
    }

    /** @return frames detected a second */
    private double service(Path model, String kafka) throws IOException, InterruptedException {
        try (var service = DetectProcess.start(on(SERVICE_CORE), kafka, model, "-Xmx512m");
                var ages = DetectionAges.from(kafka)) {
            Thread.sleep(Duration.ofSeconds(WARM_UP_SECONDS).toMillis());
            ages.forget();
            double rate = measure(service);
            judge(ages);
            return rate;
        }
    }

    private double measure(DetectProcess service) throws InterruptedException {
        var before = ThreadTimes.of(service.pid(), DetectBenchmark::stage);
        long detectedBefore = service.detected();
        long start = System.nanoTime();
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        double rate = (service.detected() - detectedBefore) * 1e9 / (System.nanoTime() - start);
        var shares = ThreadTimes.of(service.pid(), DetectBenchmark::stage).sharesSince(before).entrySet().stream()
                .map(share -> String.format("%s %.1f %%", share.getKey(), 100 * share.getValue()))
                .collect(Collectors.joining(", "));
        report.line("service: %.2f frames a second; its CPU time went to: %s", rate, shares);
        return rate;
    }

    private void judge(DetectionAges ages) {
        report.line(
                "median times of a frame: decoding and letterbox %.2f ms, inference %.2f ms, post-processing %.2f ms",
                ages.decode(), ages.inference(), ages.postprocess());
        double limit = BATCHES_OLD * ages.inference() + REST_MILLIS;
        report.line(
                "age of a frame at its detections: p50 %.0f ms, p99 %.0f ms, where %d batch times + %d ms are %.0f ms",
                ages.age(0.5), ages.age(0.99), BATCHES_OLD, REST_MILLIS, limit);
        tooOld |= ages.age(0.99) > limit;
    }

    private static String stage(String thread) {
        if (thread.startsWith("detect-infer")) {
            return "inference and post-processing";
        }
        if (thread.startsWith("detect-decode")) {
            return "decoding and letterbox";
        }
        if (thread.startsWith("detect-frames") || thread.startsWith("kafka")) {
            return "Kafka";
        }
        return thread.startsWith("C1") || thread.startsWith("C2") ? "JIT" : "the rest";
    }

    private static List<String> on(String core) {
        return List.of("taskset", "-c", core);
    }

    private static Process onCore(String core, List<String> arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(on(core));
        command.add(java);
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void keepOnOtherCore(RunningSkylens system) throws IOException, InterruptedException {
        var pids = List.of(
                ProcessHandle.current().pid(),
                system.child("broker").pid(),
                system.child("ingest").pid(),
                system.child("view").pid());
        for (long pid : pids) {
            new ProcessBuilder("taskset", "-a", "-c", "-p", OTHER_CORE, String.valueOf(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}

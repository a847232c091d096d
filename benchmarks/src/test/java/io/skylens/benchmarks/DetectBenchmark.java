package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.Http;
import io.skylens.allinone.Metrics;
import io.skylens.allinone.RunningSkylens;
import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.load.DeviceFleet;
import io.skylens.allinone.load.Pictures;
import io.skylens.benchmarks.engine.EngineRate;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What of an engine's speed is left in the service: frames a second from Kafka to Kafka with yolov8n at 640, from JPEGs of
 * 1280x720, beside the same engine on a tensor that lies ready, both on one core; broker, devices and ingest have the
 * other. And how the other engines do with the same weights.
 */
class DetectBenchmark {

    private static final String SERVICE_CORE = "0";
    private static final String OTHER_CORE = "1";
    private static final int SIZE = 640;
    private static final int DRONES = 8;
    private static final int FPS_EACH = 5;
    private static final int FRAME_BYTES = 100_000;
    private static final int WARM_UP_SECONDS = 20;
    private static final double LEAST_SHARE = 0.9;
    private static final Path SERVICE = Path.of("../detect-service/target/quarkus-app/quarkus-run.jar");

    private final Report report = new Report("detect");
    private final int seconds = (int) Report.seconds(30).toSeconds();

    @Test
    void shouldLeaveMostOfTheEnginesSpeed() throws Exception {
        var torchscript = RealPart.shared("models/yolov8n_640.torchscript");
        var onnx = RealPart.shared("models/yolov8n_640_fp32.onnx");
        double pytorch = engine("pytorch", torchscript);
        double onnxRuntime = engine("onnxruntime", onnx);
        engine("opencv", onnx);
        double ofPyTorch = service(torchscript) / pytorch;
        report.line("service with PyTorch: %.3f of the engine alone", ofPyTorch);
        double ofOnnxRuntime = service(onnx) / onnxRuntime;
        report.line("service with ONNX Runtime: %.3f of the engine alone", ofOnnxRuntime);
        engine("pytorch", torchscript);
        assertThat(ofPyTorch).isGreaterThanOrEqualTo(LEAST_SHARE);
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
                        String.valueOf(WARM_UP_SECONDS / 2),
                        String.valueOf(seconds)));
        var output = new String(process.getInputStream().readAllBytes());
        double rate =
                Double.parseDouble(output.substring(output.lastIndexOf(':') + 1).strip());
        report.line("%s alone, %s: %.2f inferences a second", name, model.getFileName(), rate);
        return rate;
    }

    /** @return frames detected a second */
    private double service(Path model) throws Exception {
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator");
                var fleet =
                        new DeviceFleet(Pictures.of(1, 1280, 720, FRAME_BYTES).get(0))) {
            keepOnOtherCore(system);
            int port = freePort();
            var service = onCore(
                    SERVICE_CORE,
                    List.of(
                            "-Xmx512m",
                            "-Dkafka.bootstrap.servers=" + system.kafka(),
                            "-Dquarkus.management.port=" + port,
                            "-Dskylens.detect.model=" + model,
                            "-jar",
                            SERVICE.toString()));
            try {
                var drained = CompletableFuture.runAsync(() -> drain(service));
                var ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
                await().atMost(Duration.ofSeconds(90)).until(() -> Http.statusOf(ready) == 200);
                fleet.connect(system.webSocket("ingest", "/ws/busy"), DRONES, FPS_EACH);
                fleet.run(Duration.ofSeconds(WARM_UP_SECONDS));
                double rate = measure(service, port, fleet);
                service.destroy();
                drained.join();
                return rate;
            } finally {
                service.destroyForcibly();
            }
        }
    }

    private double measure(Process service, int port, DeviceFleet fleet) {
        var before = ThreadTimes.of(service.pid(), DetectBenchmark::stage);
        long detectedBefore = detected(port);
        long start = System.nanoTime();
        fleet.run(Duration.ofSeconds(seconds));
        double rate = (detected(port) - detectedBefore) * 1e9 / (System.nanoTime() - start);
        var shares = ThreadTimes.of(service.pid(), DetectBenchmark::stage).sharesSince(before).entrySet().stream()
                .map(share -> String.format("%s %.1f %%", share.getKey(), 100 * share.getValue()))
                .collect(Collectors.joining(", "));
        report.line("service: %.2f frames a second; its CPU time went to: %s", rate, shares);
        return rate;
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

    private static long detected(int port) {
        return Metrics.read(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                .sum("skylens_detect_frames_total", Map.of("fate", "detected"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Process onCore(String core, List<String> arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder("taskset", "-c", core, java);
        command.command().addAll(arguments);
        return command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
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

    private static void drain(Process process) {
        try {
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It has ended.
        }
    }
}

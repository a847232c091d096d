package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.Http;
import io.skylens.allinone.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged detect service in a process of its own, started with options that the launcher does not give. */
final class DetectProcess implements AutoCloseable {

    private static final Path JAR = Path.of("../detect-service/target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target", "benchmarks", "detect-service.log");
    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration END = Duration.ofSeconds(60);

    private final Process process;
    private final URI management;

    private DetectProcess(Process process, URI management) {
        this.process = process;
        this.management = management;
    }

    /**
     * Returns when it is ready.
     *
     * @param before what stands before {@code java}, such as {@code taskset -c 0}
     * @param options of the virtual machine, properties among them
     */
    static DetectProcess start(List<String> before, String kafka, Path model, String... options) throws IOException {
        int port = freePort();
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dkafka.bootstrap.servers=" + kafka,
                "-Dquarkus.management.port=" + port,
                "-Dskylens.detect.model=" + model,
                "-jar",
                JAR.toString()));
        Files.createDirectories(LOG.getParent());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        var service = new DetectProcess(process, URI.create("http://127.0.0.1:" + port));
        await("the service, whose log is " + LOG).atMost(START).until(() -> service.isReady() || !process.isAlive());
        assertThat(process.isAlive()).as(LOG.toString()).isTrue();
        return service;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() {
        return Http.statusOf(management.resolve("/q/health/ready")) == 200;
    }

    /** Frames so far. */
    long detected() {
        return metrics().sum("skylens_detect_frames_total", Map.of("fate", "detected"));
    }

    Metrics metrics() {
        return Metrics.read(management.resolve("/q/metrics"));
    }

    long pid() {
        return process.pid();
    }

    long residentKibibytes() throws IOException {
        return Usage.residentKibibytes(process.toHandle());
    }

    /** Ends it as SIGTERM does. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}

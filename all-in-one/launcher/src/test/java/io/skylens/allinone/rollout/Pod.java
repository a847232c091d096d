package io.skylens.allinone.rollout;

import static org.awaitility.Awaitility.await;

import io.skylens.allinone.Http;
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
import java.util.concurrent.TimeUnit;

/** A packaged service in a process of its own, with the settings of the chart that matter when it ends. */
final class Pod implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("skylens.launcher"))
            .resolve("../../../..")
            .normalize();
    private static final Path LOGS = Path.of("target", "rollout");
    private static final Duration START = Duration.ofSeconds(180);

    private final Process process;
    private final Path log;
    private final int port;
    private final URI health;

    private Pod(Process process, Path log, int port, URI health) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.health = health;
    }

    /** Returns at once. */
    static Pod start(String component, String kafka, Duration spread) throws IOException {
        int port = freePort();
        int management = freePort();
        Files.createDirectories(LOGS);
        var log = Files.createTempFile(LOGS.toAbsolutePath(), component + "-", ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1"));
        properties(component, kafka, spread, port, management)
                .forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(ROOT.resolve(component + "-service/target/quarkus-app/quarkus-run.jar")
                .toString());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var health = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
        return new Pod(process, log, port, health);
    }

    private static Map<String, String> properties(
            String component, String kafka, Duration spread, int port, int management) {
        return Map.of(
                "kafka.bootstrap.servers",
                kafka,
                "quarkus.http.port",
                String.valueOf(port),
                "quarkus.management.port",
                String.valueOf(management),
                "quarkus.shutdown.delay",
                spread.toMillis() / 1e3 + "S",
                "skylens.ingest.tcp-port",
                "0",
                "skylens.detect.model",
                ROOT.resolve("detect-service/demo-model/skylens-demo.torchscript")
                        .toString(),
                "skylens.detect.predictors",
                "1",
                "skylens.topics.partitions",
                "6",
                "skylens.topics.frames-retention-bytes",
                "32M");
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    void awaitReady() {
        await("ready, by " + log).atMost(START).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("ended early, see " + log);
            }
            return Http.statusOf(health) == 200;
        });
    }

    /** SIGTERM. */
    void askToEnd() {
        process.destroy();
    }

    /** Whether it has ended by then, and was not killed. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

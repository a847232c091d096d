package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.RealPart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One more ingest service beside a running system, with a clock that is two seconds behind. */
final class SecondIngest implements AutoCloseable {

    private static final Path JAR =
            Path.of(System.getProperty("skylens.root"), "ingest-service/target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target", "second-ingest.log");
    private static final Duration START = Duration.ofSeconds(120);

    private final Process process;
    private final int port;

    private SecondIngest(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when it is ready. */
    static SecondIngest start(RunningSkylens system) throws IOException, InterruptedException {
        int port = freePort();
        int managementPort = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(
                        java,
                        "-Xmx256m",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.port=" + managementPort,
                        "-Dskylens.ingest.tcp-port=0",
                        "-Dkafka.bootstrap.servers=" + system.kafka(),
                        "-jar",
                        JAR.toString()))
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        builder.environment().put("LD_PRELOAD", lateClock().toString());
        var second = new SecondIngest(builder.start(), port);
        var health = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
        await("second ingest, whose output is in " + LOG.toAbsolutePath())
                .atMost(START)
                .until(() -> Http.statusOf(health) == 200);
        return second;
    }

    URI http(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    DeviceSocket connect(String drone) {
        return DeviceSocket.connect(Http.CLIENT, URI.create("ws://127.0.0.1:" + port + "/ws/" + drone));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** A library that makes the time of day two seconds less, in every process that loads it first. */
    private static Path lateClock() throws IOException, InterruptedException {
        var compiler = RealPart.COMPILER.program("gcc").toString();
        var source = Path.of("src", "test", "c", "late-clock.c");
        var library = Path.of("target", "late-clock.so").toAbsolutePath();
        int exit = new ProcessBuilder(compiler, "-shared", "-fPIC", "-o", library.toString(), source.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return library;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

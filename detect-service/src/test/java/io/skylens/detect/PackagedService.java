package io.skylens.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.broker.Broker;
import io.skylens.allinone.broker.TestBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged application as a process of its own, as the launcher runs it. */
final class PackagedService implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final int managementPort = TestBroker.freePort();
    private final Path log;
    private final Process process;

    private PackagedService(List<String> options, Broker broker, Path log) throws IOException {
        this.log = log;
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dkafka.bootstrap.servers=" + broker.bootstrapServers(),
                "-Dquarkus.management.port=" + managementPort));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** @param folder takes its log */
    static PackagedService start(Broker broker, Path folder, String... options) throws IOException {
        return new PackagedService(List.of(options), broker, Files.createTempFile(folder, "service", ".log"));
    }

    boolean isReady() throws InterruptedException {
        var ready = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
        try {
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    List<String> output() throws IOException {
        return Files.readAllLines(log);
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Asks it to end. */
    void end() {
        process.destroy();
    }

    /** @param name of a signal, such as {@code STOP} */
    void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

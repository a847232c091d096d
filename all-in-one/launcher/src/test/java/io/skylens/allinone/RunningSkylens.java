package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The whole system as a user runs it: the launcher's jar in a process of its own, on free ports, with a cache folder of
 * its own. {@link #close()} ends it as SIGTERM does and checks that nothing is left.
 */
public final class RunningSkylens implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(60);
    private static final Path WORK = Path.of("target", "skylens-runs");

    private final Process launcher;
    private final Path folder;
    private final Properties ports = new Properties();
    private final List<ProcessHandle> everStarted = new ArrayList<>();

    private RunningSkylens(Process launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** Returns when the system is ready. */
    public static RunningSkylens up(String... options) {
        var system = launch(options);
        await("skylens up, whose output is in " + system.folder.resolve("output.log"))
                .atMost(START)
                .until(() -> system.isReady() || !system.launcher.isAlive());
        assertThat(system.launcher.isAlive()).as(system.output()).isTrue();
        system.readPorts();
        return system;
    }

    /** Returns at once. All ports are free ones where the options do not say otherwise. */
    static RunningSkylens launch(String... options) {
        try {
            Files.createDirectories(WORK);
            var folder = Files.createTempDirectory(WORK.toAbsolutePath(), "run-");
            var command =
                    new ArrayList<>(List.of(java(), "-Xmx64m", "-jar", System.getProperty("skylens.launcher"), "up"));
            addUnless(command, options, "--port", "--tcp-port", "--view-port", "--kafka-port", "--management-port");
            command.add("--ports-file=" + folder.resolve("ports"));
            command.addAll(List.of(options));
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile());
            builder.environment().put("XDG_CACHE_HOME", folder.toString());
            builder.environment()
                    .put("XDG_CONFIG_HOME", folder.resolve("config").toString());
            return new RunningSkylens(builder.start(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI ingest(String path) {
        return URI.create("http://127.0.0.1:" + port("ingest") + path);
    }

    public URI view(String path) {
        return URI.create("http://127.0.0.1:" + port("view") + path);
    }

    public URI webSocket(String portName, String path) {
        return URI.create("ws://127.0.0.1:" + port(portName) + path);
    }

    /** @param service such as {@code detect-management-1} */
    public URI management(String service, String path) {
        return URI.create("http://127.0.0.1:" + port(service) + path);
    }

    public int tcpPort() {
        return port("tcp");
    }

    public String kafka() {
        return "127.0.0.1:" + port("kafka");
    }

    Properties ports() {
        return ports;
    }

    /** Where this system's keys and certificate are, as a user's would be. */
    Path config() {
        return folder.resolve("config").resolve("skylens");
    }

    /** Runs one of the launcher's commands to its end, as the same user, and says what it printed. */
    String command(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(java(), "-Xmx64m", "-jar", System.getProperty("skylens.launcher")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.strip();
    }

    Path portsFile() {
        return folder.resolve("ports");
    }

    /** What the launcher has printed so far. */
    String output() {
        try {
            return Files.readString(folder.resolve("output.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of that name that runs at the moment. */
    public ProcessHandle child(String name) {
        return launcher.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("-Dskylens.process=" + name + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " does not run\n" + output()));
    }

    boolean runs(String name) {
        return launcher.descendants()
                .anyMatch(child -> child.info().commandLine().orElse("").contains("-Dskylens.process=" + name + " "));
    }

    /** The simulator, by the launcher's own command for it, sending to this system. The caller ends it. */
    public Process simulate(String... options) throws IOException {
        var command = new ArrayList<>(List.of(java(), "-jar", System.getProperty("skylens.launcher"), "simulator"));
        command.add("--url=ws://127.0.0.1:" + port("ingest"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("simulator.log").toFile())
                .start();
    }

    /** SIGKILL for the launcher, and for nothing else. */
    void killLauncher() {
        rememberChildren();
        launcher.destroyForcibly();
    }

    void terminate() {
        rememberChildren();
        launcher.destroy();
    }

    int awaitExit() throws InterruptedException {
        assertThat(launcher.waitFor(END.toSeconds(), TimeUnit.SECONDS))
                .as("ended")
                .isTrue();
        return launcher.exitValue();
    }

    /** No child, no port. */
    void awaitNothingLeft() {
        await("end of every child").atMost(END).until(() -> everStarted.stream().noneMatch(ProcessHandle::isAlive));
        for (var name : ports.stringPropertyNames()) {
            await(name + " port free").atMost(END).until(() -> isFree(port(name)));
        }
    }

    /** The folders of runs in this system's cache. */
    List<Path> runFolders() {
        var runs = folder.resolve("skylens").resolve("runs");
        if (!Files.exists(runs)) {
            return List.of();
        }
        try (var entries = Files.list(runs)) {
            return entries.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            terminate();
            awaitExit();
            awaitNothingLeft();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            everStarted.forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
    }

    private int port(String name) {
        var port = ports.getProperty(name);
        assertThat(port).as("port of " + name + " in " + ports).isNotNull();
        return Integer.parseInt(port);
    }

    private boolean isReady() {
        return Files.exists(portsFile());
    }

    private void readPorts() {
        try (var reader = Files.newBufferedReader(portsFile())) {
            ports.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rememberChildren();
    }

    private void rememberChildren() {
        launcher.descendants().forEach(everStarted::add);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static void addUnless(List<String> command, String[] given, String... portOptions) {
        for (var option : portOptions) {
            if (List.of(given).stream().noneMatch(other -> other.startsWith(option + "="))) {
                command.add(option + "=0");
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

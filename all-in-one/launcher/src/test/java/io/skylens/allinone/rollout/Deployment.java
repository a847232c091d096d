package io.skylens.allinone.rollout;

import static org.awaitility.Awaitility.await;

import io.skylens.allinone.Http;
import io.skylens.allinone.ViewerSocket.Shown;
import io.skylens.allinone.broker.Broker;
import io.skylens.allinone.broker.BrokerSettings;
import io.skylens.allinone.load.Pictures;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All three services behind their gates, flown to by the simulator and by a device that posts, and looked at: a release as
 * the chart installs it, in processes.
 */
public final class Deployment implements AutoCloseable {

    /** The simulator's names of its drones are these, in this order. */
    private static final List<String> NAMES = List.of("harbor", "downtown", "riverside", "highway");

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String POSTING = "posting";

    private final Broker broker;
    private final Workload ingest;
    private final Workload detect;
    private final Workload view;
    private final List<Closeable> others = new ArrayList<>();
    private final List<String> drones;
    private PostingDevice posting;
    private ReturningViewer viewer;
    private TileWatch tiles;

    /** @param simulated how many drones the simulator flies, at most four */
    public Deployment(Timing timing, int simulated) throws IOException {
        broker = Broker.start(
                new BrokerSettings(Files.createTempDirectory("skylens-rollout"), Pod.freePort(), Pod.freePort()));
        ingest = new Workload("ingest", broker.bootstrapServers(), timing);
        detect = new Workload("detect", broker.bootstrapServers(), timing);
        view = new Workload("view", broker.bootstrapServers(), timing);
        drones = Stream.concat(NAMES.stream().limit(simulated), Stream.of(POSTING))
                .toList();
    }

    /** Returns when every drone is shown, and those of the simulator with boxes. */
    public void start(int replicas, int fps) throws IOException {
        onAll(workload -> workload.scale(replicas));
        simulate(drones.size() - 1, fps);
        posting = new PostingDevice(
                ingest.gate().uri("http", "/api/v1/drones/" + POSTING + "/frames"),
                Pictures.of(1, 320, 240, 20_000).get(0));
        others.add(posting::close);
        await("drones").atMost(PATIENCE).until(() -> drones.stream().allMatch(this::isKnown));
        viewer = new ReturningViewer(view.gate().uri("ws", "/ws"), drones);
        others.add(viewer::close);
        awaitAllShown();
        tiles = new TileWatch(view.gate().uri("http", "/api/v1/drones"), drones);
        others.add(tiles::close);
    }

    /** All three at once, as an upgrade does. */
    public void rollAll() {
        onAll(Workload::roll);
    }

    /** Returns when from now on every drone was shown, and those of the simulator with boxes. */
    public void awaitAllShown() {
        long now = System.nanoTime();
        await("pictures of " + drones + ", with boxes").atMost(PATIENCE).until(() -> drones.stream()
                .allMatch(drone -> shownSince(now)
                        .anyMatch(shown ->
                                shown.drone().equals(drone) && (drone.equals(POSTING) || shown.hasDetections()))));
    }

    public List<String> drones() {
        return drones;
    }

    public Workload detect() {
        return detect;
    }

    public Workload ingest() {
        return ingest;
    }

    public Workload view() {
        return view;
    }

    public PostingDevice posting() {
        return posting;
    }

    public ReturningViewer viewer() {
        return viewer;
    }

    public TileWatch tiles() {
        return tiles;
    }

    @Override
    public void close() throws IOException {
        for (int i = others.size() - 1; i >= 0; i--) {
            others.get(i).close();
        }
        for (var workload : all().toList()) {
            workload.close();
        }
        broker.close();
    }

    private void onAll(Consumer<Workload> change) {
        all().map(workload -> CompletableFuture.runAsync(() -> change.accept(workload), Workload.THREADS))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private Stream<Shown> shownSince(long nanos) {
        return viewer.shown().stream().filter(shown -> shown.atNanos() - nanos >= 0);
    }

    private boolean isKnown(String drone) {
        return Http.statusOf(view.gate().uri("http", "/api/v1/drones/" + drone)) == 200;
    }

    private Stream<Workload> all() {
        return Stream.of(ingest, detect, view);
    }

    private void simulate(int count, int fps) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx256m",
                        "-jar",
                        System.getProperty("skylens.launcher"),
                        "simulator",
                        "--url=" + ingest.gate().uri("ws", ""),
                        "--drones=" + count,
                        "--fps=" + fps))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "rollout", "simulator.log").toFile())
                .start();
        others.add(() -> process.destroyForcibly().onExit().join());
    }
}

package io.skylens.allinone;

import io.skylens.allinone.lan.Reach;
import io.skylens.allinone.machine.CannotStartException;
import io.skylens.allinone.machine.Installation;
import io.skylens.allinone.machine.Ports;
import io.skylens.allinone.machine.RunFolder;
import io.skylens.allinone.machine.UserFolders;
import io.skylens.allinone.process.Child;
import io.skylens.allinone.process.JavaProgram;
import io.skylens.allinone.process.Readiness;
import io.skylens.allinone.process.RestartDelay;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which processes make the system on this machine, and what each is told. The heaps add up to 1.8 GB at most; a detector
 * has its model beside its heap.
 *
 * @param reach from where, and at which ports
 * @param drones simulated ones; 0 for no simulator
 * @param sourceFiles declare the streams that ingest fetches
 * @param folder takes all that they write
 */
record Blueprint(
        Installation installation,
        Reach reach,
        Detection detection,
        int drones,
        List<Path> sourceFiles,
        RunFolder folder) {

    private static final String HOST = "127.0.0.1";

    private static final int BROKER_HEAP = 384;
    private static final int INGEST_HEAP = 256;
    private static final int VIEW_HEAP = 384;
    private static final int DETECT_HEAP = 512;
    private static final int SIMULATOR_HEAP = 256;

    /** A partition: with 24 of them, each with a segment being written, 3 GiB of frames on disk at the very most. */
    private static final String FRAMES_RETENTION_BYTES = "67108864";

    private static final RestartDelay BACK_OFF = new RestartDelay(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final RestartDelay DETECTOR_DELAY = RestartDelay.always(Duration.ofSeconds(5));

    /** In the order of their start; those of one stage start together when the stage before is ready. */
    List<List<Child>> stages() throws CannotStartException {
        var services = new ArrayList<Child>();
        services.add(ingest());
        services.add(view());
        for (int i = 0; i < detection.detectors(); i++) {
            services.add(detector(i));
        }
        var stages = new ArrayList<List<Child>>();
        stages.add(List.of(broker()));
        stages.add(services);
        if (drones > 0) {
            stages.add(List.of(simulator()));
        }
        return stages;
    }

    /** What a person needs to know of it, in order. */
    Map<String, String> summary() {
        var summary = new LinkedHashMap<String, String>();
        summary.put("page", page().toString());
        summary.put(
                "devices",
                "http://" + HOST + ":" + ports().ingest() + "  ws://" + HOST + ":" + ports().ingest() + "/ws  tcp://"
                        + HOST + ":" + ports().tcp());
        summary.put("Kafka", HOST + ":" + ports().kafka());
        summary.put("health", "http://" + HOST + ":" + ports().ingestManagement() + "/q/health" + otherManagement());
        summary.put("detection", detection.explanation());
        return summary;
    }

    private String otherManagement() {
        var detectors = detection.detectors() == 0 ? "" : ", detectors " + ports().detectManagement();
        return " of ingest; view " + ports().viewManagement() + detectors;
    }

    Ports ports() {
        return reach.ports();
    }

    URI page() {
        return URI.create("http://" + HOST + ":" + ports().view() + "/");
    }

    private Child broker() throws CannotStartException {
        var arguments = List.of(
                folder.brokerData().toString(),
                String.valueOf(ports().kafka()),
                String.valueOf(ports().kafkaController()));
        var program = new JavaProgram("broker", installation.broker(), BROKER_HEAP, Map.of(), arguments);
        return child(program, Readiness.accepting(new InetSocketAddress(HOST, ports().kafka())), BACK_OFF);
    }

    private Child ingest() throws CannotStartException {
        var own = new TreeMap<>(reach.ingestProperties());
        own.put("quarkus.http.host", reach.listening());
        own.put("quarkus.http.port", String.valueOf(ports().ingest()));
        own.put("skylens.ingest.tcp-port", String.valueOf(ports().tcp()));
        if (!sourceFiles.isEmpty()) {
            own.put(
                    "skylens.ingest.sources-files",
                    sourceFiles.stream().map(SourceOptions::escaped).collect(Collectors.joining(",")));
            // Who may start programs on this machine may have them read its files.
            own.put("skylens.ingest.allowed-targets-of-files", "file,loopback,link-local");
        }
        var program = service("ingest", "ingest-service", INGEST_HEAP, ports().ingestManagement(), own);
        return child(program, health(ports().ingestManagement()), BACK_OFF);
    }

    private Child view() throws CannotStartException {
        var own = new TreeMap<>(reach.viewProperties());
        own.put("quarkus.http.host", reach.listening());
        own.put("quarkus.http.port", String.valueOf(ports().view()));
        var program = service("view", "view-service", VIEW_HEAP, ports().viewManagement(), own);
        return child(program, health(ports().viewManagement()), BACK_OFF);
    }

    private Child detector(int index) throws CannotStartException {
        int management = ports().detectManagement().get(index);
        // Detectors have nothing to say but on their management port; where they have HTTP, it must not collide.
        var own = Map.of(
                "quarkus.http.port",
                "0",
                "skylens.detect.model",
                detection.model(),
                "skylens.detect.model-cache",
                UserFolders.cache().resolve("models").toString());
        var program = service("detect-" + (index + 1), "detect-service", DETECT_HEAP, management, own);
        return child(program, health(management), DETECTOR_DELAY);
    }

    private Child simulator() throws CannotStartException {
        var arguments = List.of("--drones", String.valueOf(drones), "--url", "ws://" + HOST + ":" + ports().ingest());
        var program = new JavaProgram("simulator", installation.simulator(), SIMULATOR_HEAP, Map.of(), arguments);
        return child(program, Readiness.running(), BACK_OFF);
    }

    private JavaProgram service(String name, String folder, int heap, int management, Map<String, String> own)
            throws CannotStartException {
        var properties = new TreeMap<>(own);
        properties.put("kafka.bootstrap.servers", HOST + ":" + ports().kafka());
        properties.putIfAbsent("quarkus.http.host", HOST);
        properties.put("quarkus.management.host", HOST);
        properties.put("quarkus.management.port", String.valueOf(management));
        properties.put("skylens.topics.frames-retention-bytes", FRAMES_RETENTION_BYTES);
        // Made by the first ./skylens token; without it there are no tokens to be believed.
        if (Files.isRegularFile(UserFolders.keys())) {
            properties.put("skylens.access.keys", UserFolders.keys().toString());
        }
        return new JavaProgram(name, installation.service(folder), heap, properties, List.of());
    }

    private Child child(JavaProgram program, Readiness readiness, RestartDelay delay) throws CannotStartException {
        // Native libraries are unpacked into it: they must not stay when their process is killed.
        var unpacking = program.with("java.io.tmpdir", folder.temporary().toString());
        return new Child(program.name(), unpacking.command(installation.tether()), readiness, delay);
    }

    private static Readiness health(int management) {
        return Readiness.answering(URI.create("http://" + HOST + ":" + management + "/q/health/ready"));
    }
}

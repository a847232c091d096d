package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.Metrics;
import io.skylens.allinone.RunningSkylens;
import io.skylens.allinone.load.FrameLink;
import io.skylens.allinone.load.HttpSender;
import io.skylens.allinone.load.Pace;
import io.skylens.allinone.load.Pictures;
import io.skylens.allinone.load.RawWebSocket;
import io.skylens.allinone.load.TcpSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * What a frame of 60 kB costs the ingest process in CPU time, by protocol, beside a process that only produces it to
 * Kafka, in one run; and how long it takes from its last byte in to Kafka's acknowledgement. Four drones together send
 * {@value #FPS} frames a second.
 */
class CostBenchmark {

    private static final int DRONES = 4;
    private static final int FPS = 200;
    private static final int FRAME_BYTES = 60_000;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final double MOST_TIMES_BARE = 1.8;

    private final List<byte[]> pictures = Pictures.of(20, 1280, 720, FRAME_BYTES);
    private final Report report = new Report("cost");

    private interface Dial {
        FrameLink connect(String drone) throws IOException;
    }

    @Test
    void shouldCostLittleMoreThanProducing() throws Exception {
        var duration = Report.seconds(30);
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator")) {
            Dial toTcp = drone -> new TcpSender(system.tcpPort(), drone);
            Dial toWebSocket = drone -> new RawWebSocket(system.webSocket("ingest", "/ws/" + drone));
            Dial toHttp = drone -> new HttpSender(system.ingest("/"), drone);
            for (var dial : List.of(toTcp, toWebSocket, toHttp)) {
                warmUp(dial);
            }
            double bare = bare(system, duration);
            report.line("bare producer: %.0f us a frame", bare);
            double tcp = measure(system, "tcp", duration, toTcp, bare);
            double webSocket = measure(system, "websocket", duration, toWebSocket, bare);
            measure(system, "http", duration, toHttp, bare);
            report.line("bare producer, again: %.0f us a frame", bare(system, duration));
            assertThat(tcp / bare).as("TCP, times bare").isLessThanOrEqualTo(MOST_TIMES_BARE);
            assertThat(webSocket / bare).as("WebSocket, times bare").isLessThanOrEqualTo(MOST_TIMES_BARE);
        }
    }

    /** Of the code, by every protocol before the first is measured: they share most of it. */
    private void warmUp(Dial dial) throws IOException {
        var links = connect("warm-up", dial);
        try {
            send(links, WARM_UP);
        } finally {
            close(links);
        }
    }

    /** @return microseconds of CPU time a frame */
    private double measure(RunningSkylens system, String origin, Duration duration, Dial dial, double bare)
            throws IOException {
        var links = connect(origin, dial);
        try {
            send(links, SETTLING);
            var before = Sample.of(system, origin);
            send(links, duration);
            var after = Sample.of(system, origin);
            long frames = after.published - before.published;
            double micros = (after.cpu.toNanos() - before.cpu.toNanos()) / 1e3 / frames;
            report.line(
                    "%s: %.0f us a frame, %.2f times bare; of %d frames acknowledged within 1 ms %s, 2 ms %s, 5 ms %s, 10 ms %s",
                    origin,
                    micros,
                    micros / bare,
                    frames,
                    after.within(before, "0.001"),
                    after.within(before, "0.002"),
                    after.within(before, "0.005"),
                    after.within(before, "0.01"));
            return micros;
        } finally {
            close(links);
        }
    }

    private static List<FrameLink> connect(String name, Dial dial) throws IOException {
        var links = new ArrayList<FrameLink>();
        for (int i = 0; i < DRONES; i++) {
            links.add(dial.connect(name + "-" + i));
        }
        return links;
    }

    private static void close(List<FrameLink> links) throws IOException {
        for (var link : links) {
            link.close();
        }
    }

    private void send(List<FrameLink> links, Duration duration) {
        var senders = links.stream()
                .map(link -> CompletableFuture.runAsync(() -> send(link, duration), work -> new Thread(work).start()))
                .toList();
        senders.forEach(CompletableFuture::join);
    }

    private void send(FrameLink link, Duration duration) {
        try {
            Pace.send(link, pictures, FPS / DRONES, duration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double bare(RunningSkylens system, Duration duration) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareProducer.class.getName(),
                        system.kafka(),
                        String.valueOf(FRAME_BYTES),
                        String.valueOf(FPS),
                        String.valueOf(WARM_UP.toSeconds()),
                        String.valueOf(duration.toSeconds()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        return Double.parseDouble(output.substring(output.lastIndexOf(':') + 1).strip());
    }

    /** What ingest has used and done so far. */
    private record Sample(Duration cpu, long published, Metrics metrics, String origin) {

        static Sample of(RunningSkylens system, String origin) {
            var metrics = Metrics.read(system.management("ingest-management", "/q/metrics"));
            return new Sample(
                    system.child("ingest").info().totalCpuDuration().orElseThrow(),
                    metrics.sum("skylens_ingest_frames_total", Map.of("origin", origin, "fate", "published")),
                    metrics,
                    origin);
        }

        String within(Sample before, String seconds) {
            long count = acknowledgedWithin(seconds) - before.acknowledgedWithin(seconds);
            return String.format("%.1f %%", 100.0 * count / (published - before.published));
        }

        private long acknowledgedWithin(String seconds) {
            return metrics.sum("skylens_ingest_publish_seconds_bucket", Map.of("origin", origin, "le", seconds));
        }
    }
}

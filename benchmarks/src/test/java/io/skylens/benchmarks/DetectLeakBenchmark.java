package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.broker.Broker;
import io.skylens.allinone.broker.BrokerSettings;
import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.load.Pictures;
import io.skylens.contract.PictureShape;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whether the memory of the detect service grows, with the frames or with the drones that come and go: yolo11n at 320 on
 * 200,000 frames of a thousand drones with pictures of three sizes, one after the other, in a process whose heap is fixed
 * and touched before. On a CPU the memory of the device is that of the process. Slow, but it measures no time: other work
 * may go on beside it. It ends early after {@code -Dbenchmark.seconds}, and says how far it came.
 */
class DetectLeakBenchmark {

    private static final long FRAMES = Long.getLong("skylens.benchmark.frames", 200_000);
    private static final String MODEL = System.getProperty("skylens.benchmark.model", "yolo11n_320_fp32.onnx");
    private static final int FRAMES_A_DRONE = 200;
    private static final int SAMPLES = 100;
    private static final double MOST_GROWTH = 0.05;

    private record Sample(long frames, long drones, long kibibytes) {}

    private final Report report = new Report("detect-leak");

    @Test
    void shouldNotGrow() throws Exception {
        var kinds = List.of(kind(640, 480, 40_000), kind(1280, 720, 100_000), kind(800, 600, 60_000));
        try (var broker = broker();
                var service = DetectProcess.start(
                        List.of(),
                        broker.bootstrapServers(),
                        RealPart.shared("models/" + MODEL),
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+AlwaysPreTouch",
                        // What is asked is whether it grows, not whether it keeps up.
                        "-Dskylens.detect.max-frame-age=60s");
                var drones = new ChangingDrones(broker.bootstrapServers(), kinds, FRAMES_A_DRONE)) {
            judge(run(service, drones));
        }
    }

    private static Broker broker() throws IOException {
        var data = Files.createTempDirectory("skylens-broker");
        return Broker.start(new BrokerSettings(data, DetectProcess.freePort(), DetectProcess.freePort()));
    }

    private static ChangingDrones.Kind kind(int width, int height, int bytes) {
        return new ChangingDrones.Kind(Pictures.of(1, width, height, bytes).get(0), new PictureShape(width, height, 1));
    }

    private List<Sample> run(DetectProcess service, ChangingDrones drones) throws Exception {
        var samples = new ArrayList<Sample>();
        long end = System.nanoTime()
                + Report.seconds((int) Duration.ofHours(6).toSeconds()).toNanos();
        for (long detected = 0; detected < FRAMES && System.nanoTime() - end < 0; detected = drones.detected()) {
            drones.fly();
            if (detected >= FRAMES / SAMPLES * (samples.size() + 1)) {
                var sample = new Sample(detected, drones.came(), service.residentKibibytes());
                samples.add(sample);
                report.line("%s", sample);
            }
        }
        samples.add(new Sample(drones.detected(), drones.came(), service.residentKibibytes()));
        return samples;
    }

    private void judge(List<Sample> samples) {
        var last = samples.get(samples.size() - 1);
        var first = samples.stream()
                .filter(sample -> sample.frames() >= last.frames() / 10)
                .findFirst()
                .orElseThrow();
        double growth = (double) (last.kibibytes() - first.kibibytes()) / first.kibibytes();
        report.line("%s: resident after a tenth %s, at the end %s (%+.1f %%)", MODEL, first, last, 100 * growth);
        assertThat(growth).isLessThan(MOST_GROWTH);
    }
}

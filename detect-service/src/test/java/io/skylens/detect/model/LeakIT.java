package io.skylens.detect.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.broker.RealPart;
import io.skylens.detect.model.onnx.TinyOnnx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether memory outside the heap grows with the frames: from JPEG to boxes, in a process whose heap is fixed and touched
 * before. A frame's input alone is 1.2 MB, so one that is not given back by an engine shows within a few frames, of a real
 * model; what leaks by kilobytes shows in thousands, of a model that costs nothing. {@code -Dskylens.leak.frames=5000} makes
 * the real ones as thorough.
 */
@EnabledOnOs(OS.LINUX)
class LeakIT {

    private static final String FRAMES = System.getProperty("skylens.leak.frames", "300");
    private static final String MANY_FRAMES = "5000";
    private static final int SIZE = 320;
    private static final int ROWS = 84;
    private static final int ANCHORS = 2100;
    private static final double MOST_GROWTH = 1.05;
    private static final String SAYS = "resident ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"yolo11n_320.torchscript", "yolo11n_320_fp32.onnx"})
    void shouldNotGrowWithTheFramesOfARealModel(String model) throws Exception {
        shouldNotGrow(RealPart.shared("models/" + model), FRAMES);
    }

    @Test
    void shouldNotGrowWithThousandsOfFrames() throws Exception {
        var values = new float[ROWS * ANCHORS];
        for (int row = 0; row < ROWS; row++) {
            // A box of an eighth of the square at a few places, and each of some class.
            Arrays.fill(values, row * ANCHORS, row * ANCHORS + 20, row < 4 ? SIZE / 8f * (1 + row % 2) : row / 100f);
        }
        var model = new TinyOnnx(SIZE).giving("output0", values, 1, ROWS, ANCHORS);

        shouldNotGrow(model.writeTo(folder.resolve("tiny.onnx")), MANY_FRAMES);
    }

    private void shouldNotGrow(Path model, String frames) throws Exception {
        var log = folder.resolve("probe.log");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LeakProbe.class.getName(),
                        model.toString(),
                        RealPart.shared("photos/dog.jpg").toString(),
                        frames)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(exit).as(Files.readString(log)).isZero();
        var resident = resident(Files.readAllLines(log));
        assertThat(resident.get(1)).isLessThan((long) (resident.get(0) * MOST_GROWTH));
    }

    private static List<Long> resident(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(SAYS))
                .map(line -> Long.valueOf(line.substring(SAYS.length())))
                .toList();
    }
}

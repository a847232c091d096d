package io.skylens.detect.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.broker.RealPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether memory outside the heap grows with the frames: from JPEG to boxes, in a process whose heap is fixed and touched
 * before. A frame's input alone is 1.2 MB, so one that is not given back shows within a few frames. {@code -Dskylens.leak.frames=5000} makes it thorough.
 */
@EnabledOnOs(OS.LINUX)
class LeakIT {

    private static final String FRAMES = System.getProperty("skylens.leak.frames", "300");
    private static final double MOST_GROWTH = 1.05;
    private static final String SAYS = "resident ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"yolo11n_320.torchscript", "yolo11n_320_fp32.onnx"})
    void shouldNotGrowWithTheFrames(String model) throws Exception {
        var log = folder.resolve("probe.log");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LeakProbe.class.getName(),
                        RealPart.shared("models/" + model).toString(),
                        RealPart.shared("photos/dog.jpg").toString(),
                        FRAMES)
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

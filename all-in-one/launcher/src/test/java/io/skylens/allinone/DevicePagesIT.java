package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.RealPart;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every sender on the pages for devices works when it is pasted: only the ports are those of this test. */
class DevicePagesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SENDER = Pattern.compile("(?ms)^```(bash|python)\\n(.*?)^```$");
    private static final Pattern DRONE = Pattern.compile("(?:drones/|drone=|/ws/)([a-z]+)");

    private static RunningSkylens system;

    @TempDir
    static Path folder;

    private record Sender(String language, String text, String drone) {}

    @BeforeAll
    static void start() throws IOException {
        Files.write(folder.resolve("picture.jpg"), Jpegs.plain(640, 480, Color.ORANGE));
        system = RunningSkylens.up("--detectors=0", "--no-simulator");
    }

    @AfterAll
    static void end() {
        system.close();
    }

    @TestFactory
    Stream<DynamicTest> shouldBringFramesOf() {
        var senders = pages().stream().flatMap(DevicePagesIT::senders).toList();
        assertThat(senders)
                .hasSizeGreaterThanOrEqualTo(10)
                .extracting(Sender::drone)
                .doesNotHaveDuplicates();
        return senders.stream().map(sender -> DynamicTest.dynamicTest(sender.drone(), () -> run(sender)));
    }

    private static void run(Sender sender) throws Exception {
        var running = new ProcessBuilder(command(sender))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(sender.drone() + ".log").toFile())
                .start();
        try {
            var drone = system.view("/api/v1/drones/" + sender.drone());
            await(sender.drone())
                    .atMost(PATIENCE)
                    .until(() -> Http.statusOf(drone) == 200
                            && Json.parse(Http.get(drone).body())
                                            .path("published")
                                            .asLong()
                                    > 0);
        } finally {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly().waitFor();
        }
    }

    private static List<String> command(Sender sender) {
        var text = sender.text()
                .replace("localhost:3001", "127.0.0.1:" + system.ingest("/").getPort())
                .replace("localhost/3002", "127.0.0.1/" + system.tcpPort())
                .replace("(\"localhost\", 3002)", "(\"127.0.0.1\", " + system.tcpPort() + ")");
        assertThat(text).as("ports").doesNotContain("localhost");
        if (sender.language().equals("python")) {
            return List.of(RealPart.python("websockets").toString(), "-u", "-c", text);
        }
        if (text.contains("ffmpeg")) {
            RealPart.FFMPEG.program("ffmpeg");
        }
        return List.of("bash", "-c", text);
    }

    private static Stream<Sender> senders(Path page) {
        try {
            return SENDER.matcher(Files.readString(page)).results().map(match -> {
                var drone = DRONE.matcher(match.group(2));
                assertThat(drone.find()).as("drone of " + match.group(2)).isTrue();
                return new Sender(match.group(1), match.group(2), drone.group(1));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> pages() {
        try (var pages = Files.list(Path.of(System.getProperty("skylens.root"), "docs", "devices"))) {
            return pages.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

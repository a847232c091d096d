package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.skylens.allinone.broker.RealPart;
import io.skylens.contract.DroneId;
import io.skylens.simulator.code.PaintedCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a real browser: each tile shows its own drone, live, with boxes around people. */
class PageIT {

    private static final List<String> DRONES = List.of("harbor", "downtown", "riverside");
    private static final double ASPECT = 16.0 / 9;
    private static final int PICTURES = 10;
    private static final Duration LOOK_AT_MOST = Duration.ofSeconds(60);
    private static final int LEAST_PEOPLE = 20;
    private static final int[] RATES = {10, 2};
    private static final Pattern PEOPLE = Pattern.compile("person (\\d+)");

    private static RunningSkylens system;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        var model = RealPart.shared("models/yolov8n_640.torchscript");
        chromium = Chromium.launch();
        system = RunningSkylens.up("--model=" + model, "--no-simulator");
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
        if (system != null) {
            system.close();
        }
    }

    @AfterEach
    void shouldHaveNoErrorInTheConsole() {
        assertThat(chromium.errors()).isEmpty();
    }

    @Test
    void shouldShowEachDroneInItsOwnTileAndGoForward() throws Exception {
        var simulator =
                system.simulate("--drones=" + DRONES.size(), "--fps=5", "--width=640", "--height=360", "--paint-code");
        try (var page = chromium.open(system.view("/"))) {
            DRONES.forEach(drone -> awaitPainted(page, drone));

            var seen = look(page);

            Chromium.screenshot(page, "simulated-drones");
            for (var drone : DRONES) {
                var codes = seen.get(drone);
                assertThat(codes).extracting(PaintedCode::drone).containsOnly(PaintedCode.numberOf(new DroneId(drone)));
                assertThat(codes).extracting(PaintedCode::sequence).isSorted();
            }
        } finally {
            simulator.destroy();
            assertThat(simulator.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /**
     * At ten frames a second, where the machine's detector is less than a second behind with so many: older boxes are not
     * drawn. Else at fewer, so that no machine is too slow to show whether boxes are.
     */
    @Test
    void shouldKeepPeopleInBoxes() throws IOException {
        var first = Jpegs.encode(Jpegs.read(RealPart.shared("frames/walking_f000.png")), 0.95f);
        var second = Jpegs.encode(Jpegs.read(RealPart.shared("frames/walking_f050.png")), 0.95f);
        try (var page = chromium.open(system.view("/"))) {
            var counts = Arrays.stream(RATES)
                    .mapToObj(fps -> countsAt(fps, page, first, second))
                    .filter(seen -> !seen.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no picture showed " + LEAST_PEOPLE + " people in boxes"));

            assertThat(counts).allMatch(count -> count >= LEAST_PEOPLE);
            assertThat(page.getAttribute("#detectors", "data-detectors")).isEqualTo("1");
        }
    }

    /** Of the next pictures that show people in boxes; none when no picture shows enough of them for a minute. */
    private static List<Integer> countsAt(int fps, Page page, byte[] first, byte[] second) {
        try (var sender = SteadySender.start(system, "walking", fps, first, second)) {
            awaitPainted(page, "walking");
            await("people").pollInSameThread().atMost(LOOK_AT_MOST).until(() -> people(page) >= LEAST_PEOPLE);
            assertThat(sender.sent()).isPositive();
            var counts = countsOfBoxedPictures(page);
            Chromium.screenshot(page, "people");
            return counts;
        } catch (ConditionTimeoutException e) {
            System.out.println("At " + fps + " frames a second: " + e.getMessage());
            return List.of();
        }
    }

    private static void awaitPainted(Page page, String drone) {
        page.waitForSelector(tile(drone) + "[data-sequence]");
    }

    /** Reads the codes painted into all tiles again and again, until each has shown enough pictures. */
    private static Map<String, List<PaintedCode>> look(Page page) {
        var seen = new HashMap<String, List<PaintedCode>>();
        DRONES.forEach(drone -> seen.put(drone, new ArrayList<>()));
        await().pollInSameThread()
                .atMost(LOOK_AT_MOST)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    seen.forEach((drone, codes) ->
                            new TileCanvas(page, drone, ASPECT).code().ifPresent(codes::add));
                    return seen.values().stream().allMatch(codes -> pictures(codes) >= PICTURES);
                });
        return seen;
    }

    /**
     * How many people the tile counts in each of the next pictures that show any. A picture without boxes is none of
     * these: where the detector is behind for longer than boxes are held, that is the truth.
     */
    private static List<Integer> countsOfBoxedPictures(Page page) {
        var counts = new HashMap<String, Integer>();
        await().pollInSameThread()
                .atMost(LOOK_AT_MOST)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    var sequence = page.getAttribute(tile("walking"), "data-sequence");
                    int count = people(page);
                    if (count > 0) {
                        counts.put(sequence, count);
                    }
                    return counts.size() >= PICTURES;
                });
        return List.copyOf(counts.values());
    }

    private static long pictures(List<PaintedCode> codes) {
        return codes.stream().map(PaintedCode::sequence).distinct().count();
    }

    /** As the tile says. */
    private static int people(Page page) {
        var people = PEOPLE.matcher(page.textContent(tile("walking") + " .facts"));
        return people.find() ? Integer.parseInt(people.group(1)) : 0;
    }

    private static String tile(String drone) {
        return ".tile[data-drone='" + drone + "']";
    }
}

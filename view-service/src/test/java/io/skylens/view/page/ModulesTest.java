package io.skylens.view.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.imaging.LabelPalette;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page's pure modules, in a real browser. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class ModulesTest {

    @TestHTTPResource("/")
    URI root;

    private static Browser browser;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        page = browser.open(root, 800, 600, "en-GB");
        await("words").pollInSameThread().until(() -> call("format.js", "formatAge", 1)
                .equals("1 ms"));
    }

    @AfterEach
    void close() {
        browser.closePages();
    }

    @Test
    void shouldColourLabelsAsBurnedInBoxesAre() {
        for (var label : List.of("person", "car", "bus", "traffic light", "드론", "é")) {
            assertThat(call("palette.js", "colourOf", label))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("line", String.format("#%06x", LabelPalette.colourOf(label)));
        }
    }

    @Test
    void shouldDivideAWallSoThatEverythingIsSeenAsLargeAsPossible() {
        assertThat(divide(4, 1408, 824)).isEqualTo(Map.of("columns", 2, "tile", 618));
        assertThat(divide(1, 1408, 824)).isEqualTo(Map.of("columns", 1, "tile", 760));
        assertThat(divide(4, 336, 640)).isEqualTo(Map.of("columns", 1, "tile", 336));
        assertThat(divide(50, 1248, 640)).isEqualTo(Map.of("columns", 4, "tile", 301));
        assertThat(divide(50, 3800, 2000)).isEqualTo(Map.of("columns", 9, "tile", 409));
    }

    @Test
    void shouldShowAgesWithAsManyDigitsAsHelp() {
        assertThat(List.of(38, 999, 4_240, 59_900, 180_000, 7_300_000, 200_000_000).stream()
                        .map(ms -> call("format.js", "formatAge", ms)))
                .containsExactly("38 ms", "999 ms", "4.2 s", "59 s", "3 min", "2 h", "2 d");
    }

    @Test
    void shouldCallAPictureLateThatHasStoppedWhateverTheServiceSays() {
        var live = Map.of("state", "LIVE", "fps", 10);
        assertThat(call("state.js", "shownState", live, 2_400)).isEqualTo("LIVE");
        assertThat(call("state.js", "shownState", live, 2_600)).isEqualTo("LATE");
        assertThat(call("state.js", "shownState", Map.of("state", "LIVE", "fps", 0.5), 7_000))
                .isEqualTo("LIVE");
        assertThat(call("state.js", "shownState", Map.of("state", "OFFLINE", "fps", 10), 2_600))
                .isEqualTo("OFFLINE");
    }

    @Test
    void shouldSplitTheAgeOfAFrameByHop() {
        var timing = Map.of("queueMillis", 2, "decodeMillis", 3, "inferenceMillis", 20, "postprocessMillis", 1);
        var frame = Map.of("receivedAt", "2026-11-20T09:00:00.000Z");
        var detections = Map.of("detectedAt", "2026-11-20T09:00:00.030Z", "timing", timing);
        var own = Map.of("frame", frame, "detections", detections, "held", false, "replay", false, "ageMillis", 35);

        assertThat(call("hops.js", "hops", own, 7))
                .isEqualTo(
                        List.of(List.of("ingest", 4), List.of("detect", 26), List.of("view", 5), List.of("screen", 7)));
        assertThat(call("hops.js", "hops", Map.of("frame", frame, "replay", false, "ageMillis", 12), 7))
                .isEqualTo(List.of(List.of("service", 12), List.of("screen", 7)));
        assertThat(call("hops.js", "hops", Map.of("frame", frame, "replay", true, "ageMillis", 12_000), 7))
                .isEqualTo(List.of());
    }

    private Object divide(int count, int width, int height) {
        return call("layout.js", "divide", count, Map.of("width", width, "height", height, "gap", 14, "caption", 57));
    }

    private Object call(String module, String function, Object... arguments) {
        return page.evaluate(
                "async ([module, name, args]) => (await import(`/assets/${module}`))[name](...args)",
                List.of(module, function, List.of(arguments)));
    }
}

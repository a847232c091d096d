package io.skylens.view.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everybody can use the page: axe-core finds no serious fault, all of it is reached by keyboard, 360 pixels are enough. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class AccessibilityTest extends PageTest {

    private static final String SERIOUS = """
            async () => {
              const { violations } = await axe.run(document);
              return violations
                .filter(({ impact }) => impact === "serious" || impact === "critical")
                .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary).join(" | ")}`);
            }""";

    @Test
    void shouldHaveNoSeriousFaultOnAnyView() {
        var street = RealPicture.of("frames", "street_f000.png");
        var page = openWall();
        page.waitForSelector("#guide h1");
        assertThat(serious(page)).as("guide").isEmpty();
        fleet.detects("detect-1", "yolov8n");
        fleet.stream(ALPHA, 5, street.jpeg(), street.objects());
        fleet.unchanged(BRAVO, Instant.now().minusSeconds(10));
        fleet.stream(BRAVO, 5, PICTURE);
        fleet.connected(DELTA);
        fleet.ended(DELTA);
        painted(page, ALPHA);
        state(page, BRAVO, "FROZEN");
        state(page, DELTA, "OFFLINE");

        assertThat(serious(page)).as("wall").isEmpty();
        page.click("#theme");
        assertThat(serious(page)).as("light wall").isEmpty();
        Browser.screenshot(page, "wall-without-pictures-light");
        page.keyboard().press("?");
        assertThat(serious(page)).as("keys").isEmpty();
        Browser.screenshot(page, "keys-light");
        page.keyboard().press("Escape");
        page.click(".tools [data-cameras]");
        page.fill("#cameras [name=id]", "gate");
        page.fill("#cameras [name=url]", "rtsp://admin:secret@192.0.2.5/stream1");
        page.click("#cameras .chief");
        PlaywrightAssertions.assertThat(page.locator("#cameras li")).containsText("gate");
        assertThat(page.textContent("#cameras li")).doesNotContain("secret");
        assertThat(serious(page)).as("cameras").isEmpty();
        Browser.screenshot(page, "cameras-light");
        page.click("#cameras li button");
        PlaywrightAssertions.assertThat(page.locator("#cameras li")).hasCount(0);
        page.keyboard().press("Escape");
        page.click(".tile[data-drone=alpha]");
        PlaywrightAssertions.assertThat(page.locator("[data-chart=fps] .latest"))
                .containsText("fps");
        assertThat(serious(page)).as("light drone").isEmpty();
        Browser.screenshot(page, "large-light");
        page.click("#theme");
        assertThat(serious(page)).as("drone").isEmpty();
        page.click("[data-do=rename]");
        assertThat(serious(page)).as("dialog").isEmpty();
    }

    @Test
    void shouldReachEveryControlByKeyboard() {
        fleet.stream(ALPHA, 5, PICTURE, PERSON);
        var page = openDrone(ALPHA);
        page.waitForSelector("#drone[data-sequence]");
        PlaywrightAssertions.assertThat(page.locator("#class")).isVisible();
        page.evaluate("document.activeElement.blur()");
        var reached = new HashSet<Object>();
        for (int presses = 0; presses < 40; presses++) {
            page.keyboard().press("Tab");
            reached.add(page.evaluate("document.activeElement.dataset.do ?? (document.activeElement.id"
                    + " || document.activeElement.className)"));
        }

        assertThat(reached)
                .contains("brand", "class", "boxes", "theme", "help", "language", "back")
                .contains("rename", "snapshot", "full", "pause", "rewind", "live");
    }

    @Test
    void shouldFindADroneAmongManyAndFitASmallPhone() {
        var drones = IntStream.range(10, 18).mapToObj(n -> new DroneId("fleet-" + n));
        drones.forEach(drone -> fleet.stream(drone, 2, PICTURE, PERSON));
        var page = browser.open(root, 360, 740, "en-GB");
        PlaywrightAssertions.assertThat(page.locator(".tile")).hasCount(8);
        PlaywrightAssertions.assertThat(page.locator("#class")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Browser.screenshot(page, "wall-360-filters");

        page.fill("#find", "-17");

        PlaywrightAssertions.assertThat(page.locator(".tile")).hasCount(1);
        page.fill("#find", "nobody");
        PlaywrightAssertions.assertThat(page.locator("#nomatch")).isVisible();
        page.fill("#find", "");
        PlaywrightAssertions.assertThat(page.locator(".tile")).hasCount(8);
        page.click(".tile[data-drone=fleet-10]");
        page.waitForSelector("#drone[data-sequence]");
        await().untilAsserted(() -> assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(360));
        Browser.fullScreenshot(page, "large-360");
    }

    private static List<?> serious(Page page) {
        // As a script of its own it would need leave from the page's policy.
        page.evaluate(axe());
        return (List<?>) page.evaluate(SERIOUS);
    }

    private static String axe() {
        try (var script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.skylens.view.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.view.Jpegs;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One drone large. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class LargeViewTest extends PageTest {

    @Test
    void shouldShowWhatHappenedAndTheLastTenMinutes() {
        var street = RealPicture.of("frames", "street_f000.png");
        fleet.detects("detect-1", "yolov8n");
        fleet.stream(ALPHA, 8, street.jpeg(), street.objects());
        await().untilAsserted(() -> assertThat(
                        given().get("/api/v1/drones/alpha/events").jsonPath().getList("kind"))
                .contains("drone-came", "class-appeared"));

        var page = openDrone(ALPHA);

        PlaywrightAssertions.assertThat(page.locator(".timeline ol")).containsText("online");
        PlaywrightAssertions.assertThat(page.locator(".timeline ol")).containsText("car appeared");
        PlaywrightAssertions.assertThat(page.locator("[data-chart=fps] .latest"))
                .containsText("fps");
        PlaywrightAssertions.assertThat(page.locator("[data-chart=age] .latest"))
                .containsText("ms");
        PlaywrightAssertions.assertThat(page.locator("[data-chart=objects] .legend"))
                .containsText("car");
        PlaywrightAssertions.assertThat(page.locator(".title .hops")).containsText("screen");
        fleet.stop(ALPHA);
        PlaywrightAssertions.assertThat(page.locator("#drone")).hasAttribute("data-state", "LATE");
        fleet.ended(ALPHA);
        PlaywrightAssertions.assertThat(page.locator(".timeline li").first()).containsText("offline");
        PlaywrightAssertions.assertThat(page.locator("#drone")).hasAttribute("data-state", "OFFLINE");
        Browser.screenshot(page, "large-offline");
    }

    @Test
    void shouldStopAndGoOnAndNeverTakeThePastForThePresent() {
        var walking = RealPicture.of("frames", "walking_f000.png");
        fleet.detects("detect-1", "yolov8n");
        fleet.stream(ALPHA, 8, walking.jpeg(), walking.objects());
        var page = openDrone(ALPHA);
        painted(page);

        page.keyboard().press("Space");
        PlaywrightAssertions.assertThat(page.locator(".mode")).containsText("Paused");
        var stopped = page.getAttribute("#drone", "data-sequence");
        PlaywrightAssertions.assertThat(page.locator(".mode")).containsText(Pattern.compile("[2-9]\\.\\d|\\d\\d"));
        assertThat(page.getAttribute("#drone", "data-sequence")).isEqualTo(stopped);
        Browser.screenshot(page, "large-paused");

        page.keyboard().press("r");
        PlaywrightAssertions.assertThat(page.locator(".mode")).containsText("Not live");
        PlaywrightAssertions.assertThat(page.locator(".title .state")).hasText("NOT LIVE");
        await().until(() -> Integer.parseInt(page.getAttribute("#drone", "data-age")) > 2_000
                && !stopped.equals(page.getAttribute("#drone", "data-sequence")));
        page.waitForSelector("#drone[data-boxes=own]");
        Browser.screenshot(page, "large-replay");

        page.keyboard().press("l");
        PlaywrightAssertions.assertThat(page.locator(".mode")).isHidden();
        PlaywrightAssertions.assertThat(page.locator("#drone")).hasAttribute("data-state", "LIVE");
        await().until(() -> Integer.parseInt(page.getAttribute("#drone", "data-age")) < 1_000);
    }

    @Test
    void shouldRenameAndForgetADrone() {
        fleet.stream(ALPHA, 5, PICTURE);
        fleet.stream(BRAVO, 5, PICTURE);
        var page = openDrone(ALPHA);
        painted(page);
        assertThat(page.isVisible("[data-do=forget]")).isFalse();

        page.click("[data-do=rename]");
        page.fill("#ask input", "현장 북문");
        Browser.screenshot(page, "rename");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#drone h1")).hasText("현장 북문");

        fleet.stop(ALPHA);
        fleet.ended(ALPHA);
        page.click("[data-do=forget]");
        page.click("#ask .chief");

        PlaywrightAssertions.assertThat(page.locator(".tile")).hasCount(1);
        assertThat(page.url()).isEqualTo(root.toString());
    }

    @Test
    void shouldSaveThePicture() throws IOException {
        fleet.stream(ALPHA, 5, PICTURE);
        var page = openDrone(ALPHA);
        painted(page);

        var download = page.waitForDownload(() -> page.keyboard().press("s"));

        assertThat(download.suggestedFilename()).matches("alpha-[\\d-]+T[\\d-]+\\.jpg");
        assertThat(Jpegs.decode(Files.readAllBytes(download.path())).getWidth()).isEqualTo(640);
    }

    @Test
    void shouldShowOneClassOnly() {
        var street = RealPicture.of("frames", "street_f000.png");
        fleet.detects("detect-1", "yolov8n");
        fleet.stream(ALPHA, 8, street.jpeg(), street.objects());
        var page = openDrone(ALPHA);
        PlaywrightAssertions.assertThat(page.locator("#drone tbody tr")).hasCount(street.objects().length);

        page.selectOption("#class", "car");

        long cars = Arrays.stream(street.objects())
                .filter(object -> object.label().equals("car"))
                .count();
        PlaywrightAssertions.assertThat(page.locator("#drone tbody tr")).hasCount((int) cars);
        Browser.screenshot(page, "large-one-class");
    }

    private static void painted(Page page) {
        page.waitForSelector("#drone[data-sequence]");
    }
}

package io.skylens.view.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.OpenConnections;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.view.Jpegs;
import jakarta.inject.Inject;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The wall, and what the page does of itself. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class DashboardTest extends PageTest {

    /** A banner may be gone again before the test looks. */
    private static final String REMEMBER_BANNERS = """
            () => {
              const banner = document.getElementById("banner");
              window.banners = [];
              const remember = () => window.banners.push(banner.textContent);
              new MutationObserver(remember).observe(banner, { childList: true, characterData: true, subtree: true });
            }""";

    @Inject
    OpenConnections sockets;

    @Test
    void shouldGuideToTheFirstPictureAndThenTurnIntoTheWall() {
        var page = browser.open(root, 1440, 900, "en-GB");
        page.waitForSelector("#guide h1");
        assertThat(page.textContent("#guide .address code")).isEqualTo("http://127.0.0.1:3001");
        assertThat(page.textContent(".way[data-way=phone] code")).isEqualTo("https://192.0.2.1:3443/send");
        page.waitForSelector(".qr[src='/api/v1/setup/phone.svg']");
        Browser.screenshot(page, "guide");

        fleet.stream(ALPHA, 5, PICTURE);

        painted(page, ALPHA);
        assertThat(page.isVisible("#guide")).isFalse();
    }

    @Test
    void shouldPaintBoxesWhereTheObjectsOfThatVeryFrameAre() {
        fleet.detects("detect-1", "yolov8n");
        fleet.stream(ALPHA, 5, PICTURE, PERSON);
        var page = browser.open(root, 1440, 900, "en-GB");
        page.waitForSelector(".tile[data-drone=alpha][data-objects='1'][data-boxes=own]");

        // Where detections are late, a picture without boxes or with dashed ones may come between.
        await().untilAsserted(() -> {
            assertThat(isOrange(pixel(page, ALPHA, 100, 250)))
                    .as("left edge of the box")
                    .isTrue();
            assertThat(isOrange(pixel(page, ALPHA, 500, 250))).as("right edge").isTrue();
        });
        assertThat(pixel(page, ALPHA, 300, 250).getRed()).as("inside").isBetween(120, 136);

        page.keyboard().press("b");
        await().untilAsserted(() -> assertThat(pixel(page, ALPHA, 100, 250).getRed())
                .as("boxes off")
                .isBetween(120, 136));
    }

    @Test
    void shouldGoOnPaintingNewerFramesAndShowTheirAgeWhateverOtherClocksSay() {
        fleet.stream(ALPHA, 10, PICTURE);
        var page = browser.openAnHourBehind(root);
        painted(page, ALPHA);

        long first = sequence(page, ALPHA);
        await().untilAsserted(() -> assertThat(sequence(page, ALPHA)).isGreaterThan(first + 10));

        await().untilAsserted(() -> {
            assertThat(Integer.parseInt(tile(page, ALPHA, "data-age"))).isBetween(0, 1000);
            assertThat(page.textContent(".tile .age")).endsWith(" ms");
        });
        assertThat(page.textContent(".tile .facts")).isEqualTo("10 fps");
    }

    @Test
    void shouldNeverShowOneDroneInTheTileOfAnother() {
        fleet.stream(ALPHA, 10, Jpegs.plain(640, 480, Color.RED));
        fleet.stream(BRAVO, 10, Jpegs.plain(640, 480, Color.BLUE));
        var page = browser.open(root, 1440, 900, "en-GB");
        painted(page, ALPHA);
        painted(page, BRAVO);

        for (int look = 0; look < 100; look++) {
            assertThat(pixel(page, ALPHA, 320, 240).getRed()).isGreaterThan(200);
            assertThat(pixel(page, BRAVO, 320, 240).getBlue()).isGreaterThan(200);
        }
    }

    @Test
    void shouldTellLateFrozenAndOfflineFromLive() {
        var walking = RealPicture.of("frames", "walking_f000.png");
        var street = RealPicture.of("frames", "street_f000.png");
        fleet.detects("detect-1", "yolov8n");
        fleet.named(DELTA, "현장 북문");
        fleet.stream(ALPHA, 8, walking.jpeg(), walking.objects());
        fleet.stream(BRAVO, 8, street.jpeg(), street.objects());
        fleet.stream(CHARLIE, 8, street.jpeg(), street.objects());
        fleet.stream(DELTA, 8, walking.jpeg(), walking.objects());
        var page = browser.openAnHourBehind(root);
        List.of(ALPHA, BRAVO, CHARLIE, DELTA).forEach(drone -> painted(page, drone));
        await().untilAsserted(() -> assertThat(page.textContent("#summary")).isEqualTo("4 drones · 4 live"));
        Browser.screenshot(page, "wall");

        fleet.unchanged(BRAVO, Instant.now().minusSeconds(10));
        fleet.stop(CHARLIE);
        fleet.stop(DELTA);
        fleet.ended(DELTA);

        state(page, BRAVO, "FROZEN");
        state(page, CHARLIE, "LATE");
        state(page, DELTA, "OFFLINE");
        PlaywrightAssertions.assertThat(page.locator("#summary"))
                .hasText("4 drones · 1 live · 1 late · 1 frozen · 1 offline");
        assertThat(page.textContent(".tile[data-drone=delta] .badge small")).isEqualTo("session ended");
        assertThat(page.textContent(".tile[data-drone=delta] .badge-age"))
                .as("by the service's clock")
                .matches("[\\d.]+ (s|min)");
        Browser.screenshot(page, "wall-states");
        page.click("#theme");
        Browser.screenshot(page, "wall-states-light");

        fleet.stream(CHARLIE, 8, street.jpeg(), street.objects());
        state(page, CHARLIE, "LIVE");
    }

    @Test
    void shouldSayThatNoDetectorIsAlive() {
        fleet.stream(ALPHA, 5, PICTURE);
        fleet.detects("detect-1", "yolov8n");
        fleet.detects("detect-2", "demo-shapes");
        var page = browser.open(root, 1440, 900, "en-GB");
        PlaywrightAssertions.assertThat(page.locator("#detectors")).hasText("2 detectors · yolov8n · demo model");

        fleet.stop("detect-1");
        fleet.stop("detect-2");

        page.waitForSelector("#detectors[data-detectors='0']");
        assertThat(page.textContent("#detectors")).contains("no detector");
        assertThat(sequence(page, ALPHA)).as("video goes on").isPositive();
    }

    @Test
    void shouldOpenADroneWithTheKeyboardAndComeBack() {
        var street = RealPicture.of("frames", "street_f000.png");
        fleet.detects("detect-1", "yolov8n");
        fleet.stream(ALPHA, 5, PICTURE);
        fleet.stream(BRAVO, 8, street.jpeg(), street.objects());
        var page = browser.open(root, 1440, 900, "en-GB");
        painted(page, ALPHA);
        painted(page, BRAVO);

        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");

        page.waitForSelector("#drone[data-drone=bravo][data-boxes=own]");
        assertThat(page.url()).endsWith("/drones/bravo");
        PlaywrightAssertions.assertThat(page.locator("#drone tbody tr")).hasCount(street.objects().length);
        Browser.screenshot(page, "large");

        page.keyboard().press("ArrowLeft");
        page.waitForSelector("#drone[data-drone=alpha][data-sequence]");
        page.keyboard().press("ArrowRight");
        page.waitForSelector("#drone[data-drone=bravo][data-sequence]");

        page.keyboard().press("Escape");
        painted(page, ALPHA);
        assertThat(page.evaluate("document.activeElement.dataset.drone")).isEqualTo("bravo");
    }

    @Test
    void shouldSpeakKoreanAndFitASmallPhone() {
        var walking = RealPicture.of("frames", "walking_f000.png");
        var guide = browser.open(root, 360, 740, "ko-KR");
        guide.waitForSelector("#guide h1");
        fits(guide);
        Browser.screenshot(guide, "guide-360-ko");
        fleet.detects("detect-1", "yolov8n");
        fleet.named(ALPHA, "현장 북문");
        fleet.stream(ALPHA, 8, walking.jpeg(), walking.objects());
        fleet.stream(BRAVO, 8, PICTURE, PERSON);
        painted(guide, ALPHA);
        PlaywrightAssertions.assertThat(guide.locator("#summary")).hasText("드론 2대 · 실시간 2");
        fits(guide);
        Browser.screenshot(guide, "wall-360-ko");

        var large = browser.open(root.resolve("/drones/alpha"), 360, 740, "ko-KR");
        large.waitForSelector("#drone[data-boxes=own]");
        fits(large);
        Browser.screenshot(large, "large-360-ko");
        large.click("#language");
        PlaywrightAssertions.assertThat(large.locator(".objects h2")).hasText("Objects now");
    }

    @Test
    void shouldReconnectByItselfAndSaySoMeanwhile() {
        fleet.stream(ALPHA, 5, PICTURE);
        var page = browser.open(root, 1440, 900, "en-GB");
        painted(page, ALPHA);
        long before = sequence(page, ALPHA);

        page.evaluate(REMEMBER_BANNERS);

        sockets.forEach(socket -> socket.closeAndAwait());

        await().untilAsserted(() -> assertThat((List<?>) page.evaluate("window.banners"))
                .anySatisfy(
                        text -> assertThat((String) text).startsWith("No connection to Skylens. Trying again in ")));
        Browser.screenshot(page, "reconnecting");
        page.waitForSelector("body[data-connection=open]");
        await().untilAsserted(() -> assertThat(sequence(page, ALPHA)).isGreaterThan(before + 10));
    }

    @Test
    void shouldAskOnlyForDronesThatAreInSight() {
        var drones = IntStream.range(10, 50).mapToObj(n -> new DroneId("fleet-" + n));
        var all = drones.toList();
        all.forEach(drone -> fleet.stream(drone, 2, PICTURE));
        var page = browser.open(root, 1280, 720, "en-GB");
        painted(page, all.get(0));
        PlaywrightAssertions.assertThat(page.locator(".tile")).hasCount(all.size());

        assertThat(page.isVisible(".tile[data-drone=fleet-49][data-sequence]")).isFalse();
        Browser.screenshot(page, "wall-of-40");
        page.locator(".tile[data-drone=fleet-49]").scrollIntoViewIfNeeded();
        painted(page, all.get(39));

        var scrolledAway = new AtomicLong();
        await("a tile that stands still").pollInterval(Duration.ofSeconds(2)).until(() -> {
            long now = sequence(page, all.get(0));
            return scrolledAway.getAndSet(now) == now;
        });
    }

    /** The colour of the label "person", as far as it fills the pixel. */
    private static boolean isOrange(Color colour) {
        return colour.getRed() - colour.getBlue() > 100;
    }

    /** What is painted at a place of a 640x480 picture in its tile. */
    private static Color pixel(Page page, DroneId drone, int x, int y) {
        var rgb = (List<?>) page.evaluate("""
                ([drone, x, y]) => {
                  const canvas = document.querySelector(`.tile[data-drone=${drone}] canvas`);
                  const scale = Math.min(canvas.width / 640, canvas.height / 480);
                  const left = (canvas.width - 640 * scale) / 2 + x * scale;
                  const top = (canvas.height - 480 * scale) / 2 + y * scale;
                  return [...canvas.getContext("2d").getImageData(Math.round(left), Math.round(top), 1, 1).data];
                }""", List.of(drone.value(), x, y));
        return new Color((Integer) rgb.get(0), (Integer) rgb.get(1), (Integer) rgb.get(2));
    }
}

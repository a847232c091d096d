package io.skylens.view.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.DroneId;
import io.skylens.view.Fleet;
import io.skylens.view.Jpegs;
import java.awt.Color;
import java.net.URI;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The page in a real browser, which begins without drones. Screenshots are kept in {@code target/screenshots}. */
abstract class PageTest {

    static final byte[] PICTURE = Jpegs.plain(640, 480, Color.GRAY);
    static final DetectedObject PERSON = new DetectedObject("person", 0, 0.91, new Box(100, 100, 400, 300));
    static final DroneId ALPHA = new DroneId("alpha");
    static final DroneId BRAVO = new DroneId("bravo");
    static final DroneId CHARLIE = new DroneId("charlie");
    static final DroneId DELTA = new DroneId("delta");

    static {
        // Playwright's objects belong to the thread that made them.
        Awaitility.pollInSameThread();
    }

    @TestHTTPResource("/")
    URI root;

    final Fleet fleet = new Fleet();
    /** Takes a second or more to start. */
    static Browser browser;

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
    void beginWithoutDrones() {
        await().untilAsserted(() -> {
            List<String> known = given().get("/api/v1/drones").jsonPath().getList("drone");
            known.forEach(drone -> fleet.forget(new DroneId(drone)));
            assertThat(known).isEmpty();
        });
    }

    @AfterEach
    void noErrorAndNoRequestToElsewhere() {
        fleet.close();
        var errors = List.copyOf(browser.errors());
        var requests = List.copyOf(browser.requests());
        browser.closePages();
        assertThat(errors).isEmpty();
        assertThat(requests)
                .filteredOn(address -> !address.startsWith("blob:" + root))
                .allSatisfy(address -> assertThat(address).startsWith(root.toString()));
    }

    Page openWall() {
        return browser.open(root, 1440, 900, "en-GB");
    }

    Page openDrone(DroneId drone) {
        return browser.open(root.resolve("/drones/" + drone), 1440, 900, "en-GB");
    }

    static void painted(Page page, DroneId drone) {
        page.waitForSelector(".tile[data-drone=" + drone + "][data-sequence]");
    }

    static void state(Page page, DroneId drone, String state) {
        page.waitForSelector(".tile[data-drone=" + drone + "][data-state=" + state + "]");
    }

    static long sequence(Page page, DroneId drone) {
        return Long.parseLong(tile(page, drone, "data-sequence"));
    }

    static String tile(Page page, DroneId drone, String attribute) {
        return page.getAttribute(".tile[data-drone=" + drone + "]", attribute);
    }

    static void fits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }
}

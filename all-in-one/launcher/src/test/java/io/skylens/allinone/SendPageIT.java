package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A browser as a camera, here with the picture that Chromium has in place of one. */
class SendPageIT {

    private static RunningSkylens system;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
        system = RunningSkylens.up("--no-simulator", "--detectors=0");
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

    @Test
    void shouldTurnABrowserIntoACameraOnTheWall() {
        try (var phone = chromium.open(system.ingest("/send"));
                var wall = chromium.open(system.view("/"))) {
            phone.setViewportSize(390, 844);
            phone.fill("[name=drone]", "my-phone");
            Chromium.screenshot(phone, "send-idle");

            phone.click("button");

            phone.waitForSelector("body[data-state=sending]");
            wall.waitForSelector(".tile[data-drone=my-phone][data-state=LIVE][data-sequence]");
            Chromium.screenshot(phone, "send");
            Chromium.screenshot(wall, "send-wall");
            assertThat(fits(phone)).isTrue();
            phone.click("button");
            wall.waitForSelector(".tile[data-drone=my-phone][data-state=OFFLINE]");
        }
        assertThat(chromium.errors()).isEmpty();
    }

    private static boolean fits(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth <= 390");
    }
}

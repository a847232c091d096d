package io.skylens.view.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.view.Fleet;
import io.skylens.view.Jpegs;
import io.skylens.view.access.SignInProfile;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in and out with a provider, in a real browser. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@QuarkusTestResource(TestBroker.class)
class SignInPageTest {

    private static final DroneId OWN = new DroneId("closed-own");

    @TestHTTPResource("/drones/closed-own")
    URI address;

    private final Fleet fleet = new Fleet();
    private Browser browser;

    @BeforeEach
    void begin() {
        browser = new Browser();
        fleet.connected(OWN);
        fleet.stream(OWN, 5, Jpegs.plain(64, 48));
    }

    @AfterEach
    void end() {
        fleet.close();
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void shouldSignInWithTheProviderAndOutAgain() {
        var page = signIn("jin");

        page.waitForURL(address.toString());
        assertThat(page.locator("#sign-out")).hasText("jin");
        page.waitForSelector("#drone canvas");
        page.click("#sign-out");

        page.waitForURL(url -> url.contains("/sign-out?client_id=skylens"));
        page.navigate(address.toString());
        assertThat(page.locator("h1")).hasText("Skylens is closed to this browser");
    }

    @Test
    void shouldGoBackToTheProviderWhenTheSessionEnds() {
        var page = signIn("page-leaver");
        assertThat(page.locator("#sign-out")).hasText("page-leaver");

        fleet.revoke("page-leaver", Instant.now());

        page.waitForURL(url -> url.contains("/authorize?"));
        assertThat(page).hasTitle("Provider");
    }

    private Page signIn(String user) {
        var page = browser.open(address, 1440, 900, "en-GB");
        page.click("a[href*='sign-in'] >> nth=0");
        page.click("#" + user);
        return page;
    }
}

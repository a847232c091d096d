package io.skylens.view.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.skylens.allinone.broker.RealPart;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * A real Chromium, headless; skips the test where there is none. Remembers every error the pages report, until
 * {@link #closePages()}.
 */
final class Browser implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final double TIMEOUT_MILLIS = 40_000;

    /** What a browser itself says of an outage that a test has made. */
    private static final Pattern OF_AN_OUTAGE = Pattern.compile("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED");

    private static final String AN_HOUR_BEHIND = """
            const Right = Date;
            const hour = 3600 * 1000;
            window.Date = class extends Right {
              constructor(...given) {
                if (given.length) super(...given);
                else super(Right.now() - hour);
              }
              static now() {
                return Right.now() - hour;
              }
            };""";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<BrowserContext> contexts = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Browser() {
        Path program = RealPart.CHROMIUM.program("chromium", "chromium-browser", "google-chrome");
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(ARGUMENTS));
    }

    Page open(URI uri, int width, int height, String language) {
        return open(uri, width, height, language, "");
    }

    /** A page on a computer whose clock is wrong. */
    Page openAnHourBehind(URI uri) {
        return open(uri, 1440, 900, "en-GB", AN_HOUR_BEHIND);
    }

    private Page open(URI uri, int width, int height, String language, String first) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language));
        contexts.add(context);
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        context.addInitScript(first);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !OF_AN_OUTAGE.matcher(message.text()).find()) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(uri.toString());
        return page;
    }

    /** Since pages were closed last. */
    List<String> errors() {
        return errors;
    }

    /** The addresses of all that was asked for since pages were closed last. */
    List<String> requests() {
        return requests;
    }

    /** Forgets all of them. */
    void closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        errors.clear();
        requests.clear();
    }

    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** The whole page, not only what fits the window. */
    static void fullScreenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}

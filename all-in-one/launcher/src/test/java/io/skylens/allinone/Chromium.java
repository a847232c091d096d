package io.skylens.allinone;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.skylens.allinone.broker.RealPart;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real Chromium, headless. Remembers what its pages report as errors. */
public final class Chromium implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double TIMEOUT_MILLIS = 40_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    private Chromium(Path program, List<String> arguments) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(arguments));
    }

    /** @param more arguments of the browser */
    public static Chromium launch(String... more) {
        var arguments = new ArrayList<>(ARGUMENTS);
        arguments.addAll(List.of(more));
        return new Chromium(RealPart.CHROMIUM.program("chromium", "chromium-browser", "google-chrome"), arguments);
    }

    public Page open(URI uri) {
        return open(uri, "");
    }

    /** @param before what runs in the page before its own scripts */
    public Page open(URI uri, String before) {
        var context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("en-GB"));
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        context.addInitScript(before);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.navigate(uri.toString());
        return page;
    }

    public List<String> errors() {
        return errors;
    }

    /** Kept as {@code target/screenshots/NAME.png}. */
    public static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}

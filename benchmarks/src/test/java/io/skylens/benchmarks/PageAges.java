package io.skylens.benchmarks;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How old each picture was when the page painted it, as the page itself reckons: from what the frame's passport says and
 * its own monotonic clock.
 */
final class PageAges {

    private static final String LISTEN = """
            async () => {
              const { PictureAge } = await import("/assets/age.js");
              const painted = PictureAge.prototype.painted;
              window.paintedAges = {};
              PictureAge.prototype.painted = function (head, ...rest) {
                painted.call(this, head, ...rest);
                (window.paintedAges[head.drone] ??= []).push(this.now);
              };
            }""";

    private static final String TAKE = """
            () => {
              const taken = window.paintedAges;
              window.paintedAges = {};
              return taken;
            }""";

    private final Page page;

    PageAges(Page page) {
        this.page = page;
        page.evaluate(LISTEN);
    }

    /** In milliseconds, ascending, by drone, of all pictures painted since the last call. */
    Map<String, List<Double>> take() {
        var taken = (Map<?, ?>) page.evaluate(TAKE);
        return taken.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> (String) entry.getKey(), entry -> ascending((List<?>) entry.getValue())));
    }

    private static List<Double> ascending(List<?> numbers) {
        return numbers.stream()
                .map(number -> ((Number) number).doubleValue())
                .sorted()
                .toList();
    }
}

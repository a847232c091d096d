package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scaling, alerts and the dashboard ask for metrics that the services have. */
class MetricsTest {

    private static final Pattern ASKED = Pattern.compile("skylens_(ingest|detect|view)_[a-z_]+");
    private static final Pattern SUFFIX = Pattern.compile("(_total|_seconds_(sum|count|bucket|max)|_seconds)$");
    private static final Pattern TEXT = Pattern.compile("\"([a-z][a-z.]+)\"");

    @Test
    void shouldExist() {
        var meters = Stream.of("ingest", "detect", "view")
                .flatMap(service -> meters(service).stream())
                .collect(Collectors.toSet());

        assertThat(asked()).hasSizeGreaterThan(8).isSubsetOf(meters);
    }

    /** In the chart, as meters are named: {@code skylens.detect.frames}. */
    private static Set<String> asked() {
        var found = new TreeSet<String>();
        for (var folder :
                Stream.of("templates", "dashboards").map(Chart.FOLDER::resolve).toList()) {
            ASKED.matcher(textOf(folder, ""))
                    .results()
                    .map(match -> SUFFIX.matcher(match.group()).replaceFirst("").replace('_', '.'))
                    .forEach(found::add);
        }
        return found;
    }

    /** Every text in the sources that could name a meter, whole or after the service's prefix. */
    private static Set<String> meters(String service) {
        var prefix = "skylens." + service + ".";
        return TEXT.matcher(textOf(Chart.ROOT.resolve(service + "-service/src/main/java"), ".java"))
                .results()
                .map(match -> match.group(1))
                .map(text -> text.startsWith("skylens.") ? text : prefix + text)
                .collect(Collectors.toSet());
    }

    private static String textOf(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            var text = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

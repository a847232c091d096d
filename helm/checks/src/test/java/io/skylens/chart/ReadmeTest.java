package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of values in the chart's README: every key, with the default that it has. */
class ReadmeTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Za-z0-9.]+)` \\| (?:`([^`]*)`|(-)) \\| [^|]+ \\|$");

    @Test
    void shouldListEveryValueWithItsDefault() throws IOException {
        var documented = new TreeMap<String, String>();
        ROW.matcher(Files.readString(Chart.FOLDER.resolve("README.md")))
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2) == null ? "" : row.group(2)));

        var defaults = new TreeMap<String, String>();
        collect("", Yaml.file(Chart.FOLDER.resolve("values.yaml")), defaults);

        assertThat(documented).containsExactlyInAnyOrderEntriesOf(defaults);
    }

    private static void collect(String path, JsonNode value, Map<String, String> into) {
        if (value.isObject() && !value.isEmpty() && !path.endsWith(".labels") && !path.endsWith("resources")) {
            value.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), into));
        } else {
            into.put(path, text(value));
        }
    }

    private static String text(JsonNode value) {
        if (value.isContainerNode()) {
            return value.isEmpty()
                    ? ""
                    : value.toString().replace("\"", "").replace(",", ", ").replace(":", ": ");
        }
        return value.asText();
    }
}

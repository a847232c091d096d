package io.skylens.allinone;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/** A page of Prometheus metrics. */
public final class Metrics {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(\\{[^}]*})? ([0-9.eE+-]+)$");

    private final String page;

    private Metrics(String page) {
        this.page = page;
    }

    public static Metrics read(URI uri) {
        return new Metrics(Http.get(uri).body());
    }

    /** Of all samples of that name with these labels, the sum; 0 when there is none. */
    public long sum(String name, Map<String, String> labels) {
        return (long) SAMPLE.matcher(page)
                .results()
                .filter(sample -> sample.group(1).equals(name))
                .filter(sample -> labels.entrySet().stream()
                        .allMatch(label -> has(sample.group(2), label.getKey(), label.getValue())))
                .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
                .sum();
    }

    private static boolean has(String labels, String key, String value) {
        return labels != null && labels.contains(key + "=\"" + value + "\"");
    }
}

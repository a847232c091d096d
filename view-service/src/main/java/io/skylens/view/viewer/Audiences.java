package io.skylens.view.viewer;

import io.skylens.view.rendition.Shot;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A drone's viewers, by the rate they watch at: those of one rate see the same frames. Not thread-safe. */
final class Audiences {

    /** Stands for "all frames" among the rates. */
    private static final double UNTHINNED = Double.POSITIVE_INFINITY;

    private final Map<Double, Audience> byRate = new HashMap<>();

    private record Audience(Pacer pacer, Set<Viewer> viewers) {}

    void add(Viewer viewer) {
        byRate.computeIfAbsent(rate(viewer), rate -> new Audience(new Pacer(rate), new HashSet<>()))
                .viewers()
                .add(viewer);
    }

    void remove(Viewer viewer) {
        byRate.computeIfPresent(rate(viewer), (rate, audience) -> {
            audience.viewers().remove(viewer);
            return audience.viewers().isEmpty() ? null : audience;
        });
    }

    boolean isEmpty() {
        return byRate.isEmpty();
    }

    boolean wantStills() {
        return all().anyMatch(Viewer::wantsStills);
    }

    /** To those whose turn it is, at {@code now} in nanoseconds. */
    void offer(Shot frame, long now) {
        for (var audience : byRate.values()) {
            if (audience.pacer().admits(now)) {
                audience.viewers().forEach(viewer -> viewer.offer(frame));
            }
        }
    }

    void offerStill(Shot still) {
        all().filter(Viewer::wantsStills).forEach(viewer -> viewer.offer(still));
    }

    private Stream<Viewer> all() {
        return byRate.values().stream().map(Audience::viewers).flatMap(Collection::stream);
    }

    private static double rate(Viewer viewer) {
        var fps = viewer.wish().fps();
        return fps == null ? UNTHINNED : fps;
    }
}

package io.skylens.view.viewer;

import io.skylens.contract.Detections;
import io.skylens.view.feed.Frame;
import io.skylens.view.join.DroneJoin;
import io.skylens.view.join.JoinedFrame;
import io.skylens.view.rendition.LiveFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * One drone on its way from topics to viewers: joins, thins, offers. Thread-safe; viewers are offered frames in order and
 * under this channel's lock.
 */
final class DroneChannel {

    /** Stands for "all frames" among the rates. */
    private static final double UNTHINNED = Double.POSITIVE_INFINITY;

    private final DroneJoin join;
    private final BiFunction<JoinedFrame, Duration, LiveFrame> toLive;
    private final Map<Double, Audience> audiences = new HashMap<>();
    private Duration freshFor = Duration.ZERO;
    private LiveFrame newest;
    private OptionalLong called = OptionalLong.empty();

    /** @param toLive makes what viewers are offered of a frame and the age up to which it is fresh */
    DroneChannel(DroneJoin join, BiFunction<JoinedFrame, Duration, LiveFrame> toLive) {
        this.join = join;
        this.toLive = toLive;
    }

    /** Those who watch at one rate. */
    private record Audience(Pacer pacer, Set<Viewer> viewers) {}

    /** @return when {@link #due} is to be called, in nanoseconds; empty when it is not, or will be already */
    synchronized OptionalLong frame(Frame frame, boolean detectorAlive, Duration freshFor, long now) {
        this.freshFor = freshFor;
        return offer(join.frame(frame, detectorAlive, now), now);
    }

    synchronized OptionalLong detections(Detections detections, long now) {
        return offer(join.detections(detections, now), now);
    }

    synchronized OptionalLong due(long now) {
        return offer(join.due(now), now);
    }

    /** The viewer gets the newest frame at once, if that is still fresh. */
    synchronized void attach(Viewer viewer, Instant now) {
        double fps = rate(viewer);
        audiences
                .computeIfAbsent(fps, rate -> new Audience(new Pacer(rate), ConcurrentHashMap.newKeySet()))
                .viewers()
                .add(viewer);
        if (newest != null && newest.isFresh(now)) {
            viewer.offer(newest);
        }
    }

    synchronized void detach(Viewer viewer) {
        var audience = audiences.get(rate(viewer));
        if (audience != null
                && audience.viewers().remove(viewer)
                && audience.viewers().isEmpty()) {
            audiences.remove(rate(viewer));
        }
    }

    synchronized boolean isWatched() {
        return !audiences.isEmpty();
    }

    /** Lets go of a frame that nobody will be shown any more. */
    synchronized void forgetStale(Instant now) {
        if (newest != null && !newest.isFresh(now)) {
            newest = null;
        }
    }

    private OptionalLong offer(List<JoinedFrame> released, long now) {
        for (var joined : released) {
            newest = toLive.apply(joined, freshFor);
            for (var audience : audiences.values()) {
                if (audience.pacer().admits(now)) {
                    audience.viewers().forEach(viewer -> viewer.offer(newest));
                }
            }
        }
        return newDeadline();
    }

    private OptionalLong newDeadline() {
        var next = join.nextDue();
        boolean known = next.equals(called);
        called = next;
        return known ? OptionalLong.empty() : next;
    }

    private static double rate(Viewer viewer) {
        var fps = viewer.wish().fps();
        return fps == null ? UNTHINNED : fps;
    }
}

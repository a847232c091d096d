package io.skylens.allinone.rollout;

import io.skylens.allinone.ViewerSocket;
import io.skylens.allinone.ViewerSocket.Shown;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A viewer that comes back as the page does: 100 ms after it was asked to, a second after any other loss. Thread-safe.
 */
public final class ReturningViewer implements AutoCloseable {

    private static final int SERVICE_RESTART = 1012;
    private static final long PAUSE_WHEN_ASKED_MILLIS = 100;
    private static final long PAUSE_MILLIS = 1_000;

    private final URI uri;
    private final List<String> subscriptions;
    private final List<ViewerSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<Integer> codes = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    public ReturningViewer(URI uri, List<String> drones) {
        this.uri = uri;
        this.subscriptions = drones.stream()
                .map(drone -> "\"drone\":\"" + drone + "\",\"overlay\":\"none\"")
                .toList();
        open();
    }

    /** Why its connections ended, oldest first: codes of WebSockets. */
    public List<Integer> codes() {
        return List.copyOf(codes);
    }

    /** All pictures so far. */
    public List<Shown> shown() {
        return sockets.stream().flatMap(socket -> socket.shown().stream()).toList();
    }

    /** Of each drone that was shown, the longest time without a picture between the moments of {@link System#nanoTime()}. */
    public Map<String, Duration> longestGaps(long from, long until) {
        return longestGaps(from, until, shown -> true);
    }

    /** The same of pictures with detections that had not been shown before, their own or held ones. */
    public Map<String, Duration> longestGapsOfDetections(long from, long until) {
        var seen = new HashSet<String>();
        return longestGaps(
                from,
                until,
                shown -> shown.hasDetections()
                        && seen.add(shown.drone()
                                + shown.head()
                                        .path("detections")
                                        .path("detectedAt")
                                        .asText()));
    }

    private Map<String, Duration> longestGaps(long from, long until, Predicate<Shown> counts) {
        var times = new HashMap<String, List<Long>>();
        for (var picture : shown()) {
            if (picture.atNanos() - from >= 0 && until - picture.atNanos() >= 0 && counts.test(picture)) {
                times.computeIfAbsent(picture.drone(), drone -> new ArrayList<>(List.of(from)))
                        .add(picture.atNanos());
            }
        }
        var gaps = new HashMap<String, Duration>();
        times.forEach((drone, moments) -> gaps.put(drone, longest(moments, until)));
        return gaps;
    }

    @Override
    public void close() {
        closed = true;
        sockets.forEach(ViewerSocket::close);
    }

    private static Duration longest(List<Long> moments, long until) {
        moments.add(until);
        long longest = 0;
        for (int i = 1; i < moments.size(); i++) {
            longest = Math.max(longest, moments.get(i) - moments.get(i - 1));
        }
        return Duration.ofNanos(longest);
    }

    private void open() {
        try {
            var socket = ViewerSocket.watch(uri, subscriptions);
            sockets.add(socket);
            socket.closed().thenAccept(this::lost);
        } catch (CompletionException e) {
            openAfter(PAUSE_MILLIS);
        }
    }

    private void lost(int code) {
        if (!closed) {
            codes.add(code);
            openAfter(code == SERVICE_RESTART ? PAUSE_WHEN_ASKED_MILLIS : PAUSE_MILLIS);
        }
    }

    private void openAfter(long millis) {
        if (!closed) {
            CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(this::open);
        }
    }
}

package io.skylens.allinone.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The pods of one service, which are replaced and scaled as a Deployment with {@code maxSurge: 1} and {@code maxUnavailable: 0}
 * does it. Whoever calls is blocked until it is done; not thread-safe.
 */
public final class Workload implements AutoCloseable {

    /** One for each, for they wait. */
    static final Executor THREADS = work -> new Thread(work, "rollout").start();

    private final String component;
    private final String kafka;
    private final Timing timing;
    private final Gate gate;
    private final List<Pod> everStarted = new CopyOnWriteArrayList<>();
    private final List<Pod> pods = new ArrayList<>();

    /** @param component {@code ingest}, {@code detect} or {@code view} */
    public Workload(String component, String kafka, Timing timing) throws IOException {
        this.component = component;
        this.kafka = kafka;
        this.timing = timing;
        this.gate = new Gate();
    }

    /** The address of all its pods. */
    public Gate gate() {
        return gate;
    }

    /** Returns when so many pods are ready, and those that were too many have ended. */
    public void scale(int replicas) {
        var more = new ArrayList<Pod>();
        while (pods.size() + more.size() < replicas) {
            more.add(start());
        }
        more.forEach(this::welcome);
        var leaving = new ArrayList<CompletableFuture<Void>>();
        while (pods.size() > replicas) {
            leaving.add(sendAway(pods.remove(pods.size() - 1)));
        }
        leaving.forEach(CompletableFuture::join);
    }

    /** Replaces every pod by a new one. The next is started while the last one is still on its way out. */
    public void roll() {
        var leaving = new ArrayList<CompletableFuture<Void>>();
        for (var old : List.copyOf(pods)) {
            welcome(start());
            after(timing.minReady(), () -> pods.remove(old)).join();
            leaving.add(sendAway(old));
        }
        leaving.forEach(CompletableFuture::join);
    }

    @Override
    public void close() throws IOException {
        everStarted.forEach(Pod::close);
        gate.close();
    }

    private Pod start() {
        try {
            var pod = Pod.start(component, kafka, timing.spread());
            everStarted.add(pod);
            return pod;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void welcome(Pod pod) {
        pod.awaitReady();
        gate.add(pod.port());
        pods.add(pod);
    }

    private CompletableFuture<Void> sendAway(Pod pod) {
        after(timing.endpointLag(), () -> gate.remove(pod.port()));
        return after(timing.preStop(), pod::askToEnd).thenRunAsync(() -> assertEnds(pod), THREADS);
    }

    private void assertEnds(Pod pod) {
        try {
            if (!pod.endsWithin(timing.grace().minus(timing.preStop()))) {
                throw new AssertionError(
                        component + " had to be killed after " + timing.grace().toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CompletableFuture<Void> after(Duration time, Runnable work) {
        var later = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, THREADS);
        return CompletableFuture.runAsync(work, later);
    }
}

package io.skylens.view.viewer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted of the viewers of one kind. Thread-safe. */
public final class ViewerMeters {

    private final AtomicInteger viewers = new AtomicInteger();
    private final Counter sent;
    private final Counter conflated;
    private final Counter stills;
    private final Counter bytes;
    private final Timer age;
    private final Timer send;

    /** @param kind the protocol; made once for each */
    public ViewerMeters(String kind, MeterRegistry meters) {
        Gauge.builder("skylens.view.viewers", viewers, AtomicInteger::get)
                .tag("kind", kind)
                .register(meters);
        sent = meters.counter("skylens.view.frames.sent", "kind", kind);
        conflated = meters.counter("skylens.view.frames.conflated", "kind", kind);
        stills = meters.counter("skylens.view.stills.sent", "kind", kind);
        bytes = meters.counter("skylens.view.sent.bytes", "kind", kind);
        send = meters.timer(HopMeters.NAME, "hop", "send");
        age = meters.timer("skylens.view.frame.age", "kind", kind);
    }

    public void came() {
        viewers.incrementAndGet();
    }

    public void left() {
        viewers.decrementAndGet();
    }

    /** @param sinceOffered a frame, until it was written to its viewer */
    void written(Duration sinceOffered) {
        send.record(sinceOffered);
    }

    /** @param ageOfFrame since it was received, when it was sent */
    public void sent(int size, Duration ageOfFrame) {
        sent.increment();
        bytes.increment(size);
        age.record(ageOfFrame);
    }

    /** A picture went out that says that no frame comes. */
    public void sentStill(int size) {
        stills.increment();
        bytes.increment(size);
    }

    /** A frame was passed over because the viewer was not ready and a newer one came, or it had become too old. */
    public void conflated() {
        conflated.increment();
    }
}

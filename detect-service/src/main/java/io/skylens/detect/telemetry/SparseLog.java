package io.skylens.detect.telemetry;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Says once in a while that something keeps going wrong, and how often it did. Thread-safe. */
public final class SparseLog {

    private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Consumer<String> log;
    private final LongSupplier nanoTime;
    private final AtomicLong quietUntil;
    private final AtomicLong unsaid = new AtomicLong();

    public SparseLog(Class<?> where) {
        this(Logger.getLogger(where)::warn, System::nanoTime);
    }

    SparseLog(Consumer<String> log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        this.quietUntil = new AtomicLong(nanoTime.getAsLong());
    }

    /** @param error the reason; its message is shown, not its stack */
    public void warn(String what, Throwable error) {
        warn(what + " error=" + error);
    }

    public void warn(String what) {
        long now = nanoTime.getAsLong();
        long until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + PAUSE_NANOS)) {
            long before = unsaid.getAndSet(0);
            log.accept(before > 0 ? what + " (and " + before + " times before)" : what);
        } else {
            unsaid.incrementAndGet();
        }
    }
}

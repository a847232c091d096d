package io.skylens.ingest.intake;

import io.skylens.ingest.metrics.IngestMetrics;
import io.skylens.ingest.publish.DropReason;
import io.skylens.ingest.publish.FateListener;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The account of one session, and its share of the metrics. Thread-safe; its lock is held for a few instructions. */
final class Ledger implements FateListener {

    private final IngestMetrics.Frames metrics;
    private final Map<String, Long> rejected = new TreeMap<>();
    private long accepted;
    private long published;
    private long dropped;
    private long uncertain;
    private long tooFast;
    private long tooLate;

    Ledger(IngestMetrics.Frames metrics) {
        this.metrics = metrics;
    }

    void accepted(int bytes) {
        synchronized (this) {
            accepted++;
        }
        metrics.accepted(bytes);
    }

    /** @return whether it is the first of this session */
    boolean rejected(RejectReason reason) {
        metrics.rejected(reason.label());
        synchronized (this) {
            boolean isFirst = rejected.isEmpty();
            rejected.merge(reason.label(), 1L, Long::sum);
            return isFirst;
        }
    }

    @Override
    public void published(long nanos) {
        synchronized (this) {
            published++;
        }
        metrics.published(nanos);
    }

    @Override
    public void dropped(DropReason reason) {
        synchronized (this) {
            dropped++;
            switch (reason) {
                case MAX_FPS -> tooFast++;
                case KAFKA_SLOW, TOO_OLD -> tooLate++;
                default -> {}
            }
        }
        metrics.dropped(reason.label());
    }

    @Override
    public void uncertain() {
        synchronized (this) {
            uncertain++;
        }
        metrics.uncertain();
    }

    synchronized Fates fates() {
        return new Fates(accepted, published, dropped, uncertain, Map.copyOf(rejected));
    }

    synchronized Pressure pressure(double fps, Duration lateness) {
        return new Pressure(fps, accepted, tooFast, tooLate, lateness);
    }
}

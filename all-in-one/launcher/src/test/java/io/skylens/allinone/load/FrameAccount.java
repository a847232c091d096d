package io.skylens.allinone.load;

import io.skylens.allinone.Metrics;
import io.skylens.allinone.RunningSkylens;
import java.util.Map;

/** What ingest has made of all frames that it was sent, as its metrics say. */
public record FrameAccount(long accepted, long published, long dropped, long uncertain, long rejected) {

    public static FrameAccount of(RunningSkylens system) {
        var metrics = Metrics.read(system.management("ingest-management", "/q/metrics"));
        return new FrameAccount(
                metrics.sum("skylens_ingest_accepted_frames_total", Map.of()),
                fate(metrics, "published"),
                fate(metrics, "dropped"),
                fate(metrics, "uncertain"),
                fate(metrics, "rejected"));
    }

    public long received() {
        return accepted + rejected;
    }

    /** Those whose fate is open. */
    public long pending() {
        return accepted - published - dropped - uncertain;
    }

    private static long fate(Metrics metrics, String fate) {
        return metrics.sum("skylens_ingest_frames_total", Map.of("fate", fate));
    }
}

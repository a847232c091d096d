package io.skylens.detect.telemetry;

import io.skylens.contract.DetectedObject;
import io.skylens.contract.DroneId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Says of each drone what is seen, by names and counts: at once when that changes, and while it goes on changing every ten
 * seconds. Thread-safe.
 */
public final class DetectionSummary {

    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long FORGET_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int FRAMES_BETWEEN_FORGETTING = 1024;
    private static final String NOTHING = "nothing";

    private record Said(String what, long at) {}

    private final Consumer<String> log;
    private final LongSupplier nanoTime;
    private final Map<DroneId, Said> last = new HashMap<>();
    private int frames;

    public DetectionSummary() {
        this(Logger.getLogger(DetectionSummary.class)::info, System::nanoTime);
    }

    DetectionSummary(Consumer<String> log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /** @param objects of one frame */
    public synchronized void saw(DroneId drone, List<DetectedObject> objects) {
        long now = nanoTime.getAsLong();
        forgetSilentDrones(now);
        var before = last.get(drone);
        if (before != null && now - before.at() < PAUSE_NANOS) {
            return;
        }
        var what = describe(objects);
        if (!what.equals(before == null ? NOTHING : before.what())) {
            log.accept("Sees " + what + " drone=" + drone);
            last.put(drone, new Said(what, now));
        }
    }

    private void forgetSilentDrones(long now) {
        if (++frames % FRAMES_BETWEEN_FORGETTING == 0) {
            last.values().removeIf(said -> now - said.at() > FORGET_NANOS);
        }
    }

    private static String describe(List<DetectedObject> objects) {
        var counts = objects.stream()
                .collect(Collectors.groupingBy(DetectedObject::label, TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? NOTHING
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    synchronized int remembered() {
        return last.size();
    }
}

package io.skylens.view.detections;

import io.skylens.contract.DetectorStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The detectors that have given a sign of life in the last {@link DetectorStatus#ALIVE_FOR}. Thread-safe. */
@Singleton
public class Detectors {

    private final Clock clock;
    private final Map<String, Sign> signs = new ConcurrentHashMap<>();

    Detectors(Clock clock) {
        this.clock = clock;
    }

    /** @param at when it was given; never later than now, so that a clock that is ahead keeps nobody alive */
    private record Sign(DetectorStatus status, Instant at) {}

    void take(DetectorStatus status) {
        var now = clock.instant();
        signs.values().removeIf(sign -> !isAlive(sign));
        signs.put(status.detector(), new Sign(status, status.writtenAt().isAfter(now) ? now : status.writtenAt()));
    }

    /** The process has said that it ends. */
    void remove(String detector) {
        signs.remove(detector);
    }

    public boolean isAnyAlive() {
        return signs.values().stream().anyMatch(this::isAlive);
    }

    /** By process id. */
    public List<DetectorStatus> alive() {
        return signs.values().stream()
                .filter(this::isAlive)
                .map(Sign::status)
                .sorted(Comparator.comparing(DetectorStatus::detector))
                .toList();
    }

    private boolean isAlive(Sign sign) {
        return clock.instant().isBefore(sign.at().plus(DetectorStatus.ALIVE_FOR));
    }
}

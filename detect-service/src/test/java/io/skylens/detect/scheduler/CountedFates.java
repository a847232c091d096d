package io.skylens.detect.scheduler;

import java.util.EnumMap;
import java.util.Map;

/** Remembers what was counted. */
public final class CountedFates implements Fates {

    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);

    @Override
    public synchronized void add(Fate fate, long frames) {
        counts.merge(fate, frames, Long::sum);
    }

    public synchronized long of(Fate fate) {
        return counts.getOrDefault(fate, 0L);
    }
}

package io.skylens.detect.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.DroneId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The scheduler in front of a device of fixed time, in simulated time. */
class FairnessTest {

    private static final int DRONES = 10;
    private static final long MINUTE_MILLIS = 60_000;

    /** Ages at the end of the device's work and turns, by drone; drone 0 is the loud one. */
    private record Run(Map<DroneId, List<Long>> ages) {

        long p95OfTheOthers() {
            var all = ages.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(drone(0)))
                    .flatMap(entry -> entry.getValue().stream())
                    .sorted()
                    .toList();
            return all.get(all.size() * 95 / 100);
        }

        int turns(int drone) {
            return ages.getOrDefault(drone(drone), List.of()).size();
        }
    }

    private static DroneId drone(int number) {
        return DroneId.of("drone-" + number);
    }

    @Test
    void shouldNotMakeNineCalmDronesOlderBecauseOfALoudOne() {
        var calm = simulate(5, 22);
        var loud = simulate(60, 22);

        assertThat(loud.p95OfTheOthers()).isLessThanOrEqualTo(calm.p95OfTheOthers() * 110 / 100);
    }

    @Test
    void shouldGiveEachDroneItsShareOfAnOverloadedDevice() {
        var run = simulate(60, 100);

        long fair = MINUTE_MILLIS / 100 / DRONES;
        for (int i = 0; i < DRONES; i++) {
            assertThat(run.turns(i)).as("turns of drone %s", i).isGreaterThanOrEqualTo((int) (fair * 80 / 100));
        }
    }

    /** Nine drones at 5 frames a second, each at moments of its own, and a tenth at {@code loudFps}. */
    private static Run simulate(int loudFps, long deviceMillis) {
        var clock = new ManualClock(0);
        var scheduler = new FrameScheduler(clock, Duration.ofSeconds(1), drone -> 1, (fate, frames) -> {});
        var random = new Random(7);
        var next = new long[DRONES];
        var period = new long[DRONES];
        for (int i = 0; i < DRONES; i++) {
            period[i] = i == 0 ? 1000 / loudFps : 200;
            next[i] = random.nextLong(period[i]);
        }
        var ages = new HashMap<DroneId, List<Long>>();
        long freeAt = 0;
        for (; clock.millis() < MINUTE_MILLIS; clock.advance(1)) {
            long now = clock.millis();
            for (int i = 0; i < DRONES; i++) {
                if (next[i] == now) {
                    scheduler.offer(Frames.frame(drone(i).value(), now, now));
                    next[i] += period[i];
                }
            }
            if (now >= freeAt) {
                var taken = scheduler.take();
                if (taken.isPresent()) {
                    freeAt = now + deviceMillis;
                    ages.computeIfAbsent(taken.get().drone(), id -> new ArrayList<>())
                            .add(freeAt - taken.get().appendedAtMillis());
                }
            }
        }
        return new Run(ages);
    }
}

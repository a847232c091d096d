package io.skylens.view.drones;

import io.skylens.contract.DroneState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Judges a drone's state; the first that holds:
 *
 * <ol>
 *   <li>OFFLINE: its session ended, or no frame for max(10 s, 10 usual intervals).
 *   <li>LATE: the newest frame is older than max(1 s, 3 usual intervals).
 *   <li>FROZEN: its frames are byte for byte the same for 3 s.
 *   <li>LIVE.
 * </ol>
 *
 * Of a drone that nobody watches, the newest frame is known from its status only, which comes every 2 s: LATE and OFFLINE
 * allow 3 s more.
 */
final class StateRules {

    private static final Duration LATE_AFTER = Duration.ofSeconds(1);
    private static final int LATE_INTERVALS = 3;
    private static final Duration OFFLINE_AFTER = Duration.ofSeconds(10);
    private static final int OFFLINE_INTERVALS = 10;
    private static final Duration FROZEN_AFTER = Duration.ofSeconds(3);
    private static final Duration UNWATCHED = Duration.ofSeconds(3);

    private StateRules() {}

    /** How old a frame may be and still pass for the present one. */
    static Duration lateAfter(Duration usualInterval) {
        return longer(LATE_AFTER, usualInterval.multipliedBy(LATE_INTERVALS));
    }

    static Standing judge(Signs signs, Instant now) {
        if (!signs.status().connected()) {
            return new Standing(DroneState.OFFLINE, signs.status().writtenAt(), "its session ended");
        }
        var lateAt = deadline(signs, lateAfter(signs.usualInterval()));
        var offlineAt =
                deadline(signs, longer(OFFLINE_AFTER, signs.usualInterval().multipliedBy(OFFLINE_INTERVALS)));
        if (now.isAfter(offlineAt)) {
            return new Standing(DroneState.OFFLINE, offlineAt, noFrame(signs));
        }
        if (now.isAfter(lateAt)) {
            return new Standing(DroneState.LATE, lateAt, noFrame(signs));
        }
        return judgePicture(signs, now);
    }

    private static Instant deadline(Signs signs, Duration after) {
        return signs.lastSign().plus(after).plus(signs.watched() ? Duration.ZERO : UNWATCHED);
    }

    private static Standing judgePicture(Signs signs, Instant now) {
        var unchangedSince = signs.status().unchangedSince();
        if (unchangedSince != null && !now.isBefore(unchangedSince.plus(FROZEN_AFTER))) {
            var reason = "its pictures have all been the same since " + toSeconds(unchangedSince);
            return new Standing(DroneState.FROZEN, unchangedSince.plus(FROZEN_AFTER), reason);
        }
        return new Standing(DroneState.LIVE, now, rate(signs.usualInterval()));
    }

    private static String noFrame(Signs signs) {
        return signs.newestFrameAt() == null
                ? "it has sent no frame yet"
                : "no frame since " + toSeconds(signs.newestFrameAt());
    }

    private static String rate(Duration usualInterval) {
        if (usualInterval.isZero()) {
            return "frames arrive";
        }
        double fps = (double) Duration.ofSeconds(1).toNanos() / usualInterval.toNanos();
        return String.format(Locale.ROOT, "frames arrive, about %.1f a second", fps);
    }

    private static Instant toSeconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}

package io.skylens.view.rendition;

import io.skylens.contract.DroneState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What a picture says of itself when it is not the present.
 *
 * @param state anything but LIVE
 * @param of when the picture was new: the age that is written upon it counts from there; null when that is unknown
 * @param at when it is shown
 * @param reason for the state, a sentence
 */
public record Notice(DroneState state, Instant of, Instant at, String reason) {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    /** Such as {@code LATE 4.2 s} or {@code OFFLINE 3 min}. */
    String title() {
        return of == null ? state.name() : state.name() + "  " + age(Duration.between(of, at));
    }

    private static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < MINUTE) {
            return seconds < 10
                    ? String.format(Locale.ROOT, "%.1f s", Math.max(0, age.toMillis()) / 1e3)
                    : seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < DAY ? seconds / HOUR + " h" : seconds / DAY + " d";
    }
}

package io.skylens.view.event;

import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import io.skylens.view.event.Event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells from one drone's detections which classes appear and which are gone, calmly: a class has appeared when it was found
 * in 3 of the last 5 detected frames, and is gone when it was in none for 5 s. Time is that of the frames, so while nothing
 * is detected nothing is said. Not thread-safe.
 */
final class ClassWatch {

    private static final int LOOKED_AT = 5;
    private static final int ENOUGH = 3;
    private static final Duration GONE_AFTER = Duration.ofSeconds(5);

    private final Map<String, Sightings> classes = new HashMap<>();
    private Instant newest = Instant.MIN;

    private static final class Sightings {

        /** The last frames, the newest in the lowest bit: 1 where it was found. */
        private int frames;

        private boolean present;
        private Instant lastSeen;
    }

    /** Detections of a frame that is older than one before say nothing new. */
    List<Event> take(Detections detections) {
        var at = detections.frame().receivedAt();
        if (at.isBefore(newest)) {
            return List.of();
        }
        newest = at;
        var found = detections.objects().stream().map(DetectedObject::label).collect(Collectors.toSet());
        found.forEach(label -> classes.computeIfAbsent(label, unseen -> new Sightings()));
        var events = new ArrayList<Event>();
        classes.forEach((label, sightings) -> {
            var kind = look(sightings, found.contains(label), at);
            if (kind != null) {
                events.add(new Event(at, detections.drone(), kind, label));
            }
        });
        forgetOthers(found);
        return events;
    }

    private static Kind look(Sightings sightings, boolean found, Instant at) {
        sightings.frames = (sightings.frames << 1 | (found ? 1 : 0)) & (1 << LOOKED_AT) - 1;
        if (found) {
            sightings.lastSeen = at;
        }
        if (!sightings.present && Integer.bitCount(sightings.frames) >= ENOUGH) {
            sightings.present = true;
            return Kind.CLASS_APPEARED;
        }
        if (sightings.present && !at.isBefore(sightings.lastSeen.plus(GONE_AFTER))) {
            sightings.present = false;
            sightings.frames = 0;
            return Kind.CLASS_GONE;
        }
        return null;
    }

    private void forgetOthers(Set<String> found) {
        classes.entrySet()
                .removeIf(entry ->
                        !entry.getValue().present && entry.getValue().frames == 0 && !found.contains(entry.getKey()));
    }
}

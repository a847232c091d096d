package io.skylens.simulator;

import io.skylens.contract.DroneId;
import io.skylens.simulator.fleet.Footage;
import io.skylens.simulator.fleet.Moment;
import io.skylens.simulator.send.Uplink;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Sends a drone's pictures and looks for their detections, in turn, until there are some or time is up. */
final class RoundTrip {

    private static final long PAUSE_MILLIS = 200;
    /** View believes that a session has ended when it reads of it. */
    private static final Duration TIDYING = Duration.ofSeconds(5);

    private final DroneId drone;
    private final Footage footage;
    private final Uplink uplink;
    private final Lookout lookout;
    private final boolean objectsWanted;
    private final Clock clock = Clock.systemUTC();
    private long sent;

    /** @param objectsWanted whether detections in which nothing was found do not count */
    RoundTrip(DroneId drone, Footage footage, Uplink uplink, Lookout lookout, boolean objectsWanted) {
        this.drone = drone;
        this.footage = footage;
        this.uplink = uplink;
        this.lookout = lookout;
        this.objectsWanted = objectsWanted;
    }

    /** @param sentence for a person */
    record Answer(boolean arrived, String sentence) {}

    Answer fly(Duration limit) throws InterruptedException {
        long began = System.nanoTime();
        Optional<Lookout.Sighting> sighting = Optional.empty();
        while (sighting.isEmpty() && System.nanoTime() - began < limit.toNanos()) {
            shoot();
            Thread.sleep(PAUSE_MILLIS);
            sighting = lookout.look().filter(seen -> !objectsWanted || seen.objects() > 0);
        }
        uplink.close();
        if (sent > 0) {
            lookout.forget(TIDYING);
        }
        return answer(sighting, Duration.ofNanos(System.nanoTime() - began), limit);
    }

    private void shoot() {
        if (uplink.isReady()) {
            var moment = new Moment(drone, uplink.session(), sent, sent, clock.instant());
            uplink.send(footage.expose(moment).jpeg(), sent++, moment.capturedAt());
        }
    }

    private Answer answer(Optional<Lookout.Sighting> sighting, Duration took, Duration limit) {
        return sighting.map(seen -> new Answer(
                        true,
                        "round trip: picture " + seen.sequence() + " of drone '" + drone + "' came back with "
                                + seen.objects() + " objects by " + seen.model() + ", after " + took.toMillis()
                                + " ms and " + sent + " pictures"))
                .orElseGet(() -> new Answer(
                        false,
                        "round trip: no detections" + (objectsWanted ? " with objects" : "") + " of drone '" + drone
                                + "' within " + limit.toSeconds() + " s; ingest: " + ingest() + "; view: "
                                + lookout.trouble()));
    }

    private String ingest() {
        return sent > 0 ? "took " + sent + " pictures" : uplink.trouble();
    }
}

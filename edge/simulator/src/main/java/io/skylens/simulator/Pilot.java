package io.skylens.simulator;

import io.skylens.simulator.fleet.Fleet;
import io.skylens.simulator.fleet.Moment;
import io.skylens.simulator.fleet.Ticks;
import io.skylens.simulator.scene.Seen;
import io.skylens.simulator.send.Uplink;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Makes one drone's frames when they are due, and only when they can be sent. */
final class Pilot {

    private final Fleet.Drone drone;
    private final Uplink uplink;
    private final Ticks ticks;
    private final BiConsumer<Moment, List<Seen>> truth;
    private final ScheduledExecutorService crew;
    private final Clock clock = Clock.systemUTC();
    private int session;
    private long sequence;

    /** @param crew whose threads render; this pilot keeps at most one of them busy */
    Pilot(
            Fleet.Drone drone,
            Uplink uplink,
            Ticks ticks,
            BiConsumer<Moment, List<Seen>> truth,
            ScheduledExecutorService crew) {
        this.drone = drone;
        this.uplink = uplink;
        this.ticks = ticks;
        this.truth = truth;
        this.crew = crew;
    }

    void start() {
        scheduleNext();
    }

    private void scheduleNext() {
        crew.schedule(this::fly, ticks.untilNext(System.nanoTime()).toNanos(), TimeUnit.NANOSECONDS);
    }

    private void fly() {
        try {
            if (uplink.isReady()) {
                shoot();
            }
        } finally {
            scheduleNext();
        }
    }

    private void shoot() {
        if (session != uplink.session()) {
            session = uplink.session();
            sequence = 0;
        }
        var moment = new Moment(drone.id(), session, sequence++, ticks.at(System.nanoTime()), clock.instant());
        var exposure = drone.footage().expose(moment);
        // Written first: whoever has received a frame finds its truth.
        truth.accept(moment, exposure.seen());
        uplink.send(exposure.jpeg(), moment.sequence(), moment.capturedAt());
    }
}

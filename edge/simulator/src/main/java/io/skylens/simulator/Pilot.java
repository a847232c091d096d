package io.skylens.simulator;

import io.skylens.contract.CameraSettings;
import io.skylens.simulator.fleet.Beat;
import io.skylens.simulator.fleet.Exposure;
import io.skylens.simulator.fleet.Fleet;
import io.skylens.simulator.fleet.Format;
import io.skylens.simulator.fleet.Moment;
import io.skylens.simulator.fleet.Ticks;
import io.skylens.simulator.send.Uplink;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Makes one drone's frames when they are due, as the server asks for them, and only when they can be sent. */
final class Pilot {

    private final Fleet.Drone drone;
    private final Uplink uplink;
    private final Ticks ticks;
    private final BiConsumer<Moment, Exposure> truth;
    private final ScheduledExecutorService crew;
    private final Clock clock = Clock.systemUTC();
    private final Format own;
    private final Beat beat = new Beat();
    private Format filming;
    private int session;
    private long sequence;

    /** @param crew whose threads render; this pilot keeps at most one of them busy */
    Pilot(
            Fleet.Drone drone,
            Uplink uplink,
            Ticks ticks,
            BiConsumer<Moment, Exposure> truth,
            ScheduledExecutorService crew) {
        this.drone = drone;
        this.uplink = uplink;
        this.ticks = ticks;
        this.truth = truth;
        this.crew = crew;
        own = drone.footage().format();
        filming = own;
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
                obey(uplink.asked());
                shootIfDue(ticks.at(System.nanoTime()));
            }
        } finally {
            scheduleNext();
        }
    }

    private void obey(CameraSettings asked) {
        var wanted = own.obeying(asked);
        if (!wanted.equals(filming)) {
            filming = wanted;
            System.out.println("simulator: " + drone.id() + " films " + wanted.width() + "x" + wanted.height() + ", "
                    + wanted.fps() + " frames a second, quality " + wanted.quality()
                    + (wanted.equals(own) ? "" : ", as the server asks"));
        }
    }

    private void shootIfDue(long tick) {
        if (beat.takes(tick, filming.fps() / own.fps())) {
            shoot(tick);
        }
    }

    private void shoot(long tick) {
        if (session != uplink.session()) {
            session = uplink.session();
            sequence = 0;
        }
        var moment = new Moment(drone.id(), session, sequence++, tick, clock.instant());
        var exposure = drone.footage().expose(moment, filming);
        // Written first: whoever has received a frame finds its truth.
        truth.accept(moment, exposure);
        // Where rendering took long, the connection may be another, and the picture says that it is of the one before.
        if (uplink.session() == moment.session()) {
            uplink.send(exposure.jpeg(), moment.sequence(), moment.capturedAt());
        }
    }
}

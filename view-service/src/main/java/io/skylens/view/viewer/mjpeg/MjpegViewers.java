package io.skylens.view.viewer.mjpeg;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.skylens.view.ViewConfig;
import io.skylens.view.viewer.Fanout;
import io.skylens.view.viewer.Outlet;
import io.skylens.view.viewer.ViewerMeters;
import io.skylens.view.viewer.Wish;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Attaches streams, and lets go of them when their viewer leaves or stalls. */
@Startup
@ApplicationScoped
class MjpegViewers {

    private static final long LOOK_AFTER_MILLIS = 2_000;

    private final Fanout fanout;
    private final Duration stalledAfter;
    private final Clock clock;
    private final ViewerMeters meters;

    MjpegViewers(Fanout fanout, ViewConfig config, Clock clock, MeterRegistry registry) {
        this.fanout = fanout;
        this.stalledAfter = config.stalledAfter();
        this.clock = clock;
        this.meters = new ViewerMeters("mjpeg", registry);
    }

    /** Called on the event loop of the request, which is the viewer's thread from then on. */
    void open(RoutingContext request, Wish wish) {
        var eventLoop = request.vertx().getOrCreateContext();
        var stream = new MjpegStream(request.response(), meters, clock);
        var outlet = new Outlet(wish, stream, task -> eventLoop.runOnContext(v -> task.run()), meters, clock);
        meters.came();
        long lookAfter = request.vertx().setPeriodic(LOOK_AFTER_MILLIS, timer -> {
            if (stream.isStalled(stalledAfter)) {
                request.request().connection().close();
            }
        });
        request.response().closeHandler(closed -> {
            request.vertx().cancelTimer(lookAfter);
            fanout.detach(outlet);
            outlet.close();
            meters.left();
        });
        stream.begin(outlet);
        fanout.attach(outlet);
    }
}

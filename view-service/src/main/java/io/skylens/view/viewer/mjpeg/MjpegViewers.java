package io.skylens.view.viewer.mjpeg;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.skylens.view.ViewConfig;
import io.skylens.view.viewer.Fanout;
import io.skylens.view.viewer.Outlet;
import io.skylens.view.viewer.ViewerMeters;
import io.skylens.view.viewer.Wish;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;

/** Attaches streams, and lets go of them when their viewer leaves or stalls. */
@Startup
@ApplicationScoped
class MjpegViewers {

    private static final long LOOK_AFTER_MILLIS = 2_000;

    private final Fanout fanout;
    private final Duration stalledAfter;
    private final KernelQueues queues;
    private final Clock clock;
    private final ViewerMeters meters;

    MjpegViewers(Fanout fanout, ViewConfig config, KernelQueues queues, Clock clock, MeterRegistry registry) {
        this.fanout = fanout;
        this.stalledAfter = config.stalledAfter();
        this.queues = queues;
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
            if (isStalled(stream.uptake(), request.request())) {
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

    private boolean isStalled(Uptake uptake, HttpServerRequest request) {
        // Of a connection that carries many requests, what is on its way may be any of them.
        boolean isItsOwn = uptake.isOnItsWay() && request.version() != HttpVersion.HTTP_2;
        var unacknowledged = isItsOwn ? queues.unacknowledged(request.remoteAddress()) : OptionalLong.empty();
        return uptake.isStalled(stalledAfter, unacknowledged);
    }
}

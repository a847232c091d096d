package io.skylens.view.viewer.snapshot;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.skylens.view.ViewConfig;
import io.skylens.view.problem.ProblemException;
import io.skylens.view.rendition.EncodedPicture;
import io.skylens.view.rendition.Shot;
import io.skylens.view.viewer.Fanout;
import io.skylens.view.viewer.ViewerMeters;
import io.skylens.view.viewer.Wish;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Waits for a frame and makes it a response. */
@Startup
@ApplicationScoped
class Snapshots {

    private final Fanout fanout;
    private final Clock clock;
    private final Duration patience;
    private final ViewerMeters meters;

    Snapshots(Fanout fanout, Clock clock, ViewConfig config, MeterRegistry registry) {
        this.fanout = fanout;
        this.clock = clock;
        this.patience = config.snapshotWait();
        this.meters = new ViewerMeters("snapshot", registry);
    }

    /** Fails with a {@link ProblemException} when no frame comes in time. */
    Uni<ResponseBuilder> take(Wish wish) {
        return Uni.createFrom().deferred(() -> {
            var viewer = new FirstFrame(wish, new CompletableFuture<>());
            meters.came();
            fanout.attach(viewer);
            return Uni.createFrom()
                    .completionStage(viewer.frame())
                    .chain(frame -> Uni.createFrom()
                            .completionStage(frame.picture(wish.rendition()))
                            .map(picture -> respond(frame, picture)))
                    .ifNoItem()
                    .after(patience)
                    .fail()
                    .onFailure(TimeoutException.class)
                    .transform(timeout -> tooLong(wish))
                    .onTermination()
                    .invoke(() -> {
                        fanout.detach(viewer);
                        meters.left();
                    });
        });
    }

    private ResponseBuilder respond(Shot live, EncodedPicture picture) {
        var frame = live.joined().frame();
        var age = frame.age(clock.instant());
        meters.sent(picture.jpeg().length, age);
        return Response.ok(picture.jpeg(), "image/jpeg")
                .header("X-Frame-Age", age.toMillis())
                .header("Skylens-Frame", frame.header().id().toString())
                .header("Skylens-Received-At", frame.header().receivedAt().toString())
                .header("Cache-Control", "no-store");
    }

    private ProblemException tooLong(Wish wish) {
        return ProblemException.unavailable(
                "drone '" + wish.drone() + "' must send a frame within " + patience.toMillis() + " ms, but sent none");
    }
}

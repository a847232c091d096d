package io.skylens.view.viewer.mjpeg;

import io.skylens.view.rendition.EncodedPicture;
import io.skylens.view.rendition.Shot;
import io.skylens.view.viewer.Outlet;
import io.skylens.view.viewer.ViewerMeters;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;

/**
 * One response that never ends by itself. A part is written when the one before has gone to the kernel: at most that one,
 * and what the small send buffer holds, is ever on its way. Everything happens on the connection's event loop.
 */
final class MjpegStream implements Outlet.Port {

    private final HttpServerResponse response;
    private final ViewerMeters meters;
    private final Clock clock;
    private final Uptake uptake = new Uptake(System::nanoTime);
    private Outlet outlet;

    MjpegStream(HttpServerResponse response, ViewerMeters meters, Clock clock) {
        this.response = response;
        this.meters = meters;
        this.clock = clock;
    }

    void begin(Outlet outlet) {
        this.outlet = outlet;
        response.setChunked(true)
                .putHeader("Content-Type", MjpegPart.CONTENT_TYPE)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        uptake.sent();
        response.write(MjpegPart.opening()).onComplete(this::written);
    }

    @Override
    public boolean isReady() {
        return !uptake.isOnItsWay();
    }

    @Override
    public boolean takesStills() {
        return true;
    }

    @Override
    public void write(Shot shot, EncodedPicture picture) {
        var part = picture.as(MjpegPart.class, encoded -> MjpegPart.of(shot.scene(), encoded));
        uptake.sent();
        response.write(part.buffer()).onComplete(this::written);
        if (shot.isStill()) {
            meters.sentStill(picture.jpeg().length);
        } else {
            meters.sent(picture.jpeg().length, shot.joined().frame().age(clock.instant()));
        }
    }

    /** What became of what was sent. */
    Uptake uptake() {
        return uptake;
    }

    private void written(AsyncResult<Void> written) {
        uptake.taken();
        if (written.succeeded()) {
            outlet.pump();
        }
    }
}

package io.skylens.ingest.intake;

import io.skylens.ingest.fleet.KnownDrones;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.metrics.IngestMetrics;
import io.skylens.ingest.publish.FramePublisher;
import io.skylens.ingest.time.Timepiece;
import jakarta.inject.Singleton;

/** Makes sessions, each with its epoch and its share of the drone's lane. */
@Singleton
class SessionFactory {

    private final KnownDrones known;
    private final FramePublisher publisher;
    private final FrameCheck check;
    private final IngestMetrics metrics;
    private final Timepiece time;

    SessionFactory(
            KnownDrones known, FramePublisher publisher, FrameCheck check, IngestMetrics metrics, Timepiece time) {
        this.known = known;
        this.publisher = publisher;
        this.check = check;
        this.metrics = metrics;
        this.time = time;
    }

    FrameSession begin(Device device, FrameSource source, boolean isConnection) {
        var drone = device.drone();
        var info =
                new SessionInfo(drone, known.nextEpoch(drone), device.declared(), isConnection, source, device.grant());
        metrics.of(source.origin()).sessionOpened();
        var frames = metrics.frames(source.origin(), drone.value());
        return new FrameSession(info, publisher.open(drone), check, time, frames);
    }

    /** Gives back what {@link #begin} took. */
    void end(FrameSession session) {
        publisher.close(session.info().drone());
        metrics.of(session.info().source().origin()).sessionClosed();
    }
}

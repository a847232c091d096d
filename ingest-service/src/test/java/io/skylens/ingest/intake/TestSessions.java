package io.skylens.ingest.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skylens.contract.DroneId;
import io.skylens.ingest.Configs;
import io.skylens.ingest.TestTime;
import io.skylens.ingest.fleet.KnownDrones;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.mask.FrameMasking;
import io.skylens.ingest.mask.Masks;
import io.skylens.ingest.metrics.IngestMetrics;
import io.skylens.ingest.publish.FramePublisher;
import java.util.Map;

/** Sessions without Kafka: what is accepted waits in its lane until all is closed. */
public final class TestSessions implements AutoCloseable {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TestTime time;
    private final KnownDrones known;
    private final SessionListener listener;
    private final FramePublisher publisher;

    public TestSessions(TestTime time, KnownDrones known, SessionListener listener) {
        this.time = time;
        this.known = known;
        this.listener = listener;
        var masking = new FrameMasking(new Masks(new ObjectMapper()));
        this.publisher = new FramePublisher(
                Map.of(), Configs.topics(Map.of()), Configs.ingest(Map.of()), masking, time.timepiece());
    }

    SessionRegistry registry(Map<String, String> config) {
        var check = new FrameCheck(0, 1 << 20, 1 << 20);
        var factory = new SessionFactory(known, publisher, check, new IngestMetrics(meters, 10), time.timepiece());
        return new SessionRegistry(factory, known, listener, Configs.ingest(config), time.timepiece());
    }

    /** A session of its own registry, so that it is taken over by none. */
    public FrameSession open(String drone) {
        try {
            return registry(Map.of()).connect(new Device(DroneId.of(drone), true), new FakeSource("10.0.0.1"));
        } catch (RejectedFrameException e) {
            throw new AssertionError(e);
        }
    }

    /** The session's source has ended. */
    public void end(FrameSession session) {
        session.close();
    }

    MeterRegistry meters() {
        return meters;
    }

    /** Every frame meets its fate. */
    @Override
    public void close() {
        publisher.close();
    }
}

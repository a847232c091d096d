package io.skylens.ingest.source.websocket;

import io.quarkus.websockets.next.WebSocket;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.metrics.IngestMetrics;

/** Devices that name their drone in the path. */
@WebSocket(path = "/ws/{" + NamedDroneEndpoint.ID + "}")
class NamedDroneEndpoint extends DroneEndpoint {

    static final String ID = "id";

    NamedDroneEndpoint(FrameIntake intake, DeviceTalk talk, IngestMetrics metrics) {
        super(intake, talk, metrics);
    }
}

package io.skylens.ingest.source.websocket;

import io.quarkus.websockets.next.WebSocket;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.metrics.IngestMetrics;

/** Devices that name no drone, or name it as {@code ?drone=}. */
@WebSocket(path = "/ws")
class UnnamedDroneEndpoint extends DroneEndpoint {

    UnnamedDroneEndpoint(FrameIntake intake, DeviceTalk talk, IngestMetrics metrics) {
        super(intake, talk, metrics);
    }
}

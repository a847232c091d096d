package io.skylens.view.api;

import io.skylens.contract.DetectorStatus;
import io.skylens.view.detections.Detectors;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The detectors that are alive. */
@Path("/api/v1/detectors")
@NonBlocking
public class DetectorsResource {

    private final Detectors detectors;

    DetectorsResource(Detectors detectors) {
        this.detectors = detectors;
    }

    /** By process id; empty means that frames are shown without boxes. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<DetectorStatus> alive() {
        return detectors.alive();
    }
}

package io.skylens.view.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skylens.view.ViewConfig;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;

/** What the page must know of this installation to say how to connect a drone. */
@Path("/api/v1/setup")
@NonBlocking
public class SetupResource {

    private final ViewConfig config;

    SetupResource(ViewConfig config) {
        this.config = config;
    }

    /** @param ingestUrl where devices send to; absent when that is not configured */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Setup(URI ingestUrl) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Setup setup() {
        return new Setup(config.ingestUrl().orElse(null));
    }
}

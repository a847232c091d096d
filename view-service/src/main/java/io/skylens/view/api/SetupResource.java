package io.skylens.view.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skylens.view.ViewConfig;
import io.skylens.view.problem.ProblemException;
import io.skylens.view.rendition.Renderer;
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

    private static final String PLACEHOLDER = "/api/v1/setup/placeholder.jpg";

    private final ViewConfig config;
    private final Renderer renderer;

    SetupResource(ViewConfig config, Renderer renderer) {
        this.config = config;
        this.renderer = renderer;
    }

    /**
     * @param ingestUrl where devices send to; absent when that is not configured
     * @param placeholder the address of what is shown of a drone without a picture; absent when that is not configured
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Setup(URI ingestUrl, String placeholder) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Setup setup() {
        return new Setup(config.ingestUrl().orElse(null), config.placeholder().isPresent() ? PLACEHOLDER : null);
    }

    @GET
    @Path("placeholder.jpg")
    @Produces("image/jpeg")
    public byte[] placeholder() {
        return renderer.ownPlaceholder()
                .orElseThrow(() -> ProblemException.notFound("skylens.view.placeholder must be set, but is not"));
    }
}

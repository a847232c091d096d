package io.skylens.ingest.source.http;

import io.skylens.ingest.config.IngestConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Leads people who open the devices' address in a browser to the pictures. */
@Path("/")
public class ViewRedirect {

    private final URI view;

    ViewRedirect(IngestConfig config) {
        var url = config.viewUrl().toString();
        this.view = URI.create(url.endsWith("/") ? url : url + "/");
    }

    @GET
    @Operation(summary = "To the view service's page")
    @APIResponse(responseCode = "307", description = "Location: skylens.ingest.view-url")
    public Response page() {
        return Response.temporaryRedirect(view).build();
    }

    @GET
    @Path("video")
    @Operation(summary = "To the view service's video")
    @APIResponse(responseCode = "307", description = "Location: /video of skylens.ingest.view-url")
    public Response video() {
        return Response.temporaryRedirect(view.resolve("video")).build();
    }
}

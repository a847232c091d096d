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
import java.util.Optional;

/** What the page must know of this installation to say how to connect a drone. */
@Path("/api/v1/setup")
@NonBlocking
public class SetupResource {

    private static final String PHONE_PAGE = "/send";
    private static final String PLACEHOLDER = "/api/v1/setup/placeholder.jpg";

    private final ViewConfig config;
    private final Renderer renderer;

    SetupResource(ViewConfig config, Renderer renderer) {
        this.config = config;
        this.renderer = renderer;
    }

    /**
     * @param ingestUrl where devices send to; absent when that is not configured
     * @param phoneUrl the page that turns a phone's browser into a camera, where browsers allow that; absent where it is not known
     * @param placeholder the address of what is shown of a drone without a picture; absent when that is not configured
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Setup(URI ingestUrl, URI phoneUrl, String placeholder) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Setup setup() {
        var placeholder = config.placeholder().isPresent() ? PLACEHOLDER : null;
        return new Setup(config.ingestUrl().orElse(null), phoneUrl().orElse(null), placeholder);
    }

    /** The address as a QR code, for a phone to look at. */
    @GET
    @Path("phone.svg")
    @Produces("image/svg+xml")
    public String phone() {
        var address = phoneUrl()
                .orElseThrow(() -> ProblemException.notFound("skylens.view.phone-url must be set, but is not"));
        return QrCode.svg(address.toString());
    }

    @GET
    @Path("placeholder.jpg")
    @Produces("image/jpeg")
    public byte[] placeholder() {
        return renderer.ownPlaceholder()
                .orElseThrow(() -> ProblemException.notFound("skylens.view.placeholder must be set, but is not"));
    }

    /** Browsers give a page the camera only where it came encrypted. */
    private Optional<URI> phoneUrl() {
        return config.phoneUrl().or(() -> config.ingestUrl()
                .filter(url -> "https".equals(url.getScheme()))
                .map(url -> url.resolve(PHONE_PAGE)));
    }
}

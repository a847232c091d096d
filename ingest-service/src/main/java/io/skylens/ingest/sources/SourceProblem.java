package io.skylens.ingest.sources;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;

/** An answer that is a problem as RFC 9457 has it. */
final class SourceProblem extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private static final String CONTENT_TYPE = "application/problem+json";
    private static final int RETRY_AFTER_SECONDS = 1;

    SourceProblem(Response.Status status, String detail) {
        super(response(status, detail));
    }

    private static Response response(Response.Status status, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.getStatusCode());
        problem.put("detail", detail);
        var response = Response.status(status).type(CONTENT_TYPE).entity(problem);
        return status == Response.Status.SERVICE_UNAVAILABLE
                ? response.header("Retry-After", RETRY_AFTER_SECONDS).build()
                : response.build();
    }
}

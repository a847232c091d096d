package io.skylens.view.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.InvalidDroneIdException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends problems, from resources and from plain routes alike. */
@ApplicationScoped
public class Problems {

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    Response map(ProblemException failure) {
        var response = Response.status(failure.problem().status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(failure.problem());
        failure.headers().forEach(response::header);
        return response.build();
    }

    @ServerExceptionMapper
    Response map(InvalidDroneIdException failure) {
        return map(ProblemException.badRequest(failure.getMessage()));
    }

    /** Ends the request of a plain route. */
    public void send(RoutingContext context, ProblemException failure) {
        failure.headers().forEach(context.response()::putHeader);
        context.response()
                .setStatusCode(failure.problem().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(toJson(failure.problem()));
    }

    private String toJson(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.skylens.ingest.sources;

import io.skylens.access.AuditLog;
import io.skylens.contract.DroneId;
import io.skylens.ingest.identity.OperatorAccess;
import io.skylens.ingest.identity.RefusedException;
import io.skylens.ingest.source.PeerAddress;
import io.skylens.ingest.source.RequestToken;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

/** Lets operators in to the sources, and writes down who changed what and who was refused. */
@ApplicationScoped
class OperatorDoor {

    private final OperatorAccess access;
    private final AuditLog audit;

    OperatorDoor(OperatorAccess access, AuditLog audit) {
        this.access = access;
        this.audit = audit;
    }

    /**
     * @return the operator's name
     * @throws SourceProblem for whoever is none
     */
    String require(HttpServerRequest request) {
        var address = PeerAddress.of(request.remoteAddress());
        try {
            return access.require(address, RequestToken.of(request));
        } catch (RefusedException e) {
            audit.refused(address, request.method().name(), request.path(), e.getMessage());
            throw new SourceProblem(statusOf(e.reason()), e.getMessage());
        }
    }

    /** @param how {@code declared} or {@code removed} */
    void changed(String operator, DroneId drone, String how) {
        audit.changed(operator, "source/" + drone, how);
    }

    private static Status statusOf(RefusedException.Reason reason) {
        return switch (reason) {
            case UNAUTHORIZED -> Status.UNAUTHORIZED;
            case FORBIDDEN -> Status.FORBIDDEN;
            case TOO_MANY_FAILURES -> Status.TOO_MANY_REQUESTS;
        };
    }
}

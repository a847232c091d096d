package io.skylens.view.access;

import io.skylens.contract.DroneId;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Who did what, or was refused it: one line each in the category {@code audit}, as {@code event=… who=… address=… …}, in
 * words that stay. Never holds a query, where tokens are.
 */
@ApplicationScoped
public class AuditLog {

    private static final Logger LOG = Logger.getLogger("audit");

    void refused(Knock knock, HttpServerRequest request, String reason) {
        LOG.infof(
                "event=refused address=%s method=%s path=\"%s\" reason=\"%s\"",
                knock.address(), request.method(), clean(request.path()), clean(reason));
    }

    /** @param what the kind of look: {@code mjpeg}, {@code websocket}, {@code snapshot}, {@code replay} */
    public void watched(Visitor visitor, DroneId drone, String what) {
        LOG.infof("event=watched who=\"%s\" drone=%s by=%s", clean(visitor.name()), drone, what);
    }

    /** @param what was changed, and to what */
    public void changed(Visitor visitor, String what) {
        LOG.infof("event=changed who=\"%s\" what=\"%s\"", clean(visitor.name()), clean(what));
    }

    /** One line stays one line, and a quoted value one value. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\"]", "?");
    }
}

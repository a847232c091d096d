package io.skylens.view.access;

import io.skylens.contract.DroneId;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Who did what, or was refused it: one line each in the category {@code audit}, as {@code event=… who=… address=… …}, in
 * words that stay. Never holds a query, where tokens are.
 */
@ApplicationScoped
public class AuditLog {

    private static final Logger LOG = Logger.getLogger("audit");
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Instant> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    AuditLog(Clock clock) {
        this.clock = clock;
    }

    void refused(Knock knock, HttpServerRequest request, String reason) {
        LOG.infof(
                "event=refused address=%s method=%s path=\"%s\" reason=\"%s\"",
                knock.address(), request.method(), clean(request.path()), clean(reason));
    }

    /**
     * Once a minute for each who, what and how: some look at snapshots ten times a second.
     *
     * @param what the kind of look: {@code mjpeg}, {@code websocket}, {@code snapshot}, {@code replay}
     */
    public void watched(Visitor visitor, DroneId drone, String what) {
        var line = "event=watched who=\"" + clean(visitor.name()) + "\" drone=" + drone + " by=" + what;
        if (isNews(line)) {
            LOG.info(line);
        }
    }

    private boolean isNews(String line) {
        var now = clock.instant();
        synchronized (said) {
            var before = said.get(line);
            if (before != null && before.plus(SAY_AGAIN).isAfter(now)) {
                return false;
            }
            said.put(line, now);
            return true;
        }
    }

    /**
     * @param what was changed: {@code drone/ID}, {@code source/ID}, {@code mask/ID}, {@code revocation/SUBJECT}
     * @param how {@code renamed}, {@code forgotten}, {@code declared}, {@code removed}, {@code set}, {@code revoked}
     */
    public void changed(Visitor visitor, String what, String how) {
        LOG.infof("event=changed who=\"%s\" what=\"%s\" how=%s", clean(visitor.name()), clean(what), how);
    }

    /** One line stays one line, and a quoted value one value. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\"]", "?");
    }
}

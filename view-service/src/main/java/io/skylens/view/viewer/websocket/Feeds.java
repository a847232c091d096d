package io.skylens.view.viewer.websocket;

import io.skylens.access.AuditLog;
import io.skylens.view.access.Visitor;
import io.skylens.view.viewer.Fanout;
import io.skylens.view.viewer.Replay;
import io.skylens.view.viewer.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Where a subscription's frames come from: the present or the past. */
@ApplicationScoped
class Feeds {

    private final Fanout fanout;
    private final Replay replay;
    private final AuditLog audit;

    Feeds(Fanout fanout, Replay replay, AuditLog audit) {
        this.fanout = fanout;
        this.replay = replay;
        this.audit = audit;
    }

    /**
     * @param back how far in the past to begin; null for live
     * @return ends it
     */
    Runnable attach(Viewer viewer, Duration back, Visitor visitor) {
        audit.watched(visitor.name(), viewer.wish().drone(), back == null ? "websocket" : "replay");
        if (back == null) {
            fanout.attach(viewer);
            return () -> fanout.detach(viewer);
        }
        return replay.begin(viewer, back)::close;
    }
}

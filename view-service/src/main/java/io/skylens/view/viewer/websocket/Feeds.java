package io.skylens.view.viewer.websocket;

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

    Feeds(Fanout fanout, Replay replay) {
        this.fanout = fanout;
        this.replay = replay;
    }

    /**
     * @param back how far in the past to begin; null for live
     * @return ends it
     */
    Runnable attach(Viewer viewer, Duration back) {
        if (back == null) {
            fanout.attach(viewer);
            return () -> fanout.detach(viewer);
        }
        return replay.begin(viewer, back)::close;
    }
}

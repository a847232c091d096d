package io.skylens.view.viewer;

import io.skylens.view.rendition.LiveFrame;

/** The seam of this service: one who watches one drone, over whatever protocol. */
public interface Viewer {

    /** Does not change while it is attached. */
    Wish wish();

    /**
     * A newer frame than all before. Called by one thread at a time, which the viewer must not hold up: one that is not
     * ready keeps the newest and forgets the others.
     */
    void offer(LiveFrame frame);
}

package io.skylens.view.viewer;

import io.skylens.view.rendition.Shot;

/** The seam of this service: one who watches one drone, over whatever protocol. */
public interface Viewer {

    /** Does not change while it is attached. */
    Wish wish();

    /**
     * Whether it is offered pictures of a drone that is LATE or OFFLINE too, which say so. One that tells its user in
     * another way has no need of them.
     */
    default boolean wantsStills() {
        return false;
    }

    /**
     * A newer frame than all before, or a still. Called by one thread at a time, which the viewer must not hold up: one that is not
     * ready keeps the newest and forgets the others.
     */
    void offer(Shot shot);
}

package io.skylens.view.viewer;

import io.skylens.view.drones.Drone;
import io.skylens.view.feed.Frame;
import io.skylens.view.join.JoinedFrame;
import io.skylens.view.rendition.Shot;
import java.time.Duration;
import java.time.Instant;

/** Makes what viewers are offered. */
interface Shots {

    /**
     * A frame of which nothing else is known yet.
     *
     * @param drone as it is now; null while no status has come
     * @param freshFor the age up to which its frames are usually fresh
     */
    Shot early(Frame frame, Drone drone, Duration freshFor);

    /** The frame of {@code early} with what is known of it now. */
    Shot joined(Shot early, JoinedFrame joined);

    /**
     * What says that no frame comes.
     *
     * @param last the newest frame, or null
     */
    Shot still(Drone drone, JoinedFrame last, Instant now);
}

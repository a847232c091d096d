package io.skylens.contract;

/** How fresh what is shown of a drone is; the first that holds, in the order of declaration. */
public enum DroneState {
    /** No frame for max(10 s, 10 usual intervals), or the session ended. */
    OFFLINE,
    /** The newest frame is older than max(1 s, 3 usual intervals). */
    LATE,
    /** Frames arrive, but identical ones for 3 s. */
    FROZEN,
    LIVE
}

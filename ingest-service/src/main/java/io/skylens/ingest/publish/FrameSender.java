package io.skylens.ingest.publish;

/** What a lane needs of the thread that talks to Kafka. No method blocks. */
interface FrameSender {

    /** Whether Kafka answers, as far as is known. */
    boolean isUp();

    /** Sends in order of the calls; calls {@link DroneLane#settled} or {@link DroneLane#returned} once, later. */
    void send(PendingFrame frame, DroneLane lane);

    /** Calls {@link DroneLane#turn} after a while. */
    void turnLater(DroneLane lane, long nanos);
}

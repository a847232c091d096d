package io.skylens.ingest.intake;

import java.util.Optional;

/**
 * Where the frames of a session come from: a device's connection, a sender of POSTs, a stream that is pulled. The
 * protocol's folder implements it and calls the intake; the intake knows nothing of protocols but this.
 */
public interface FrameSource {

    /** The origin of frames that come as single POSTs, the only ones without a connection that could be taken over. */
    String ORIGIN_OF_POSTS = "http";

    /** The protocol in lower case: origin of its frames, tag of its metrics, first part of ids made from an address. */
    String origin();

    /** Of the device without port, or of the stream without credentials. */
    String address();

    /**
     * Ends the connection and tells the device why, as far as the protocol can. Called at most once, from any thread;
     * does not wait. Frames that still come are refused.
     */
    void close(String reason);

    /**
     * How to ask the device to connect anew at once, for another pod is there for it: ends the connection like
     * {@link #close}. Empty where there is no device that would.
     */
    default Optional<Runnable> farewell() {
        return Optional.empty();
    }
}

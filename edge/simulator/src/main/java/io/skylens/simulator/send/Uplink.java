package io.skylens.simulator.send;

import io.skylens.contract.CameraSettings;
import java.time.Instant;

/**
 * A drone's way to the server. It connects by itself and again after every loss, for ever. It holds at most one frame:
 * while that is on its way, or nobody is there, {@link #isReady} is false and the drone makes no picture, so that the
 * next one to be sent is always a fresh one. Thread-safe.
 */
public interface Uplink extends AutoCloseable {

    /** Whether a frame handed over now would go out at once. */
    boolean isReady();

    /** Whether the server is there, as far as is known. */
    boolean isConnected();

    /** Why there was no connection last time, in words. */
    String trouble();

    /** The number of the connection, counted from 1; 0 before the first. */
    int session();

    /**
     * What the server has asked of the camera since this connection began; it says again what still holds when a device
     * comes back. {@link CameraSettings#NONE} where there is no way back to the device.
     */
    default CameraSettings asked() {
        return CameraSettings.NONE;
    }

    /**
     * Sends a frame, without blocking.
     *
     * @param sequence the device's own count, of which the low 32 bits are sent
     */
    void send(byte[] jpeg, long sequence, Instant capturedAt);

    /** Ends the connection; it is not made again. */
    @Override
    void close();
}

package io.skylens.contract;

import java.time.Instant;

/**
 * What the device itself said of a frame. Its clock is shown as the device's and never subtracted from ours.
 *
 * @param sequence the device's own count, 0..2^32-1, or null when it said none
 * @param capturedAt by the device's clock, to the microsecond, or null when it said none
 */
public record DeviceStamp(Long sequence, Instant capturedAt) {

    public static final DeviceStamp NONE = new DeviceStamp(null, null);
}

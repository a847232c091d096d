package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How people want a drone to film: a value of the compacted {@code skylens.control}, keyed by {@link #key}. The newest
 * holds until it is replaced; a device is told when it connects and when they change. A tombstone takes them back.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DroneSettings(DroneId drone, CameraSettings settings) {

    private static final String KEY_PREFIX = "settings/";

    /** @param settings null for none */
    public DroneSettings {
        settings = settings == null ? CameraSettings.NONE : settings;
    }

    /** Cannot be the key of anything else: no drone id holds a slash. */
    public static String key(DroneId drone) {
        return KEY_PREFIX + drone;
    }

    /** Whether a record of {@code skylens.control} with this key is one of these. */
    public static boolean isKey(String key) {
        return key != null && key.startsWith(KEY_PREFIX);
    }

    /**
     * Whose settings a record with this key holds, or takes back.
     *
     * @throws InvalidDroneIdException when it is nobody's
     */
    public static DroneId droneOf(String key) {
        return DroneId.of(key.substring(KEY_PREFIX.length()));
    }
}

package io.skylens.simulator.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.CameraSettings;

/**
 * What the server says over one WebSocket of how to film. Texts of other types, and orders that cannot be, change nothing.
 * Not thread-safe.
 */
final class Orders {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer messages are none for a camera. */
    private static final int MAX_CHARS = 1024;

    private final StringBuilder text = new StringBuilder();
    private CameraSettings asked = CameraSettings.NONE;

    /** What was asked for so far, the newer over the older. */
    CameraSettings asked() {
        return asked;
    }

    /** @param last whether the message ends with this part of it */
    void hear(CharSequence part, boolean last) {
        if (text.length() <= MAX_CHARS) {
            text.append(part);
        }
        if (last) {
            obey(text.length() <= MAX_CHARS ? text.toString() : "");
            text.setLength(0);
        }
    }

    private void obey(String message) {
        try {
            var fields = JSON.readTree(message);
            if (fields.path("type").asText().equals("set")) {
                asked = JSON.treeToValue(fields, CameraSettings.class).over(asked);
            }
        } catch (JsonProcessingException e) {
            // no order, or one that no camera can follow
        }
    }
}

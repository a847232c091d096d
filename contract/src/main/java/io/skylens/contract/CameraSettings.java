package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * What a device can be told of how to film. What is null stays as the device has it; what a camera cannot do it does as
 * nearly as it can.
 *
 * @param quality of the JPEG, 1..100
 * @param size as {@code 640x480}: pictures are at most so large
 * @param fps at most so many frames a second
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CameraSettings(Integer quality, String size, Double fps) {

    public static final CameraSettings NONE = new CameraSettings(null, null, null);

    public static final int MIN_QUALITY = 1;
    public static final int MAX_QUALITY = 100;
    public static final double MIN_FPS = 0.1;
    public static final double MAX_FPS = 60;

    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{1,3}x[1-9][0-9]{1,3}");

    /** @throws InvalidSettingsException naming the rule and the value */
    public CameraSettings {
        if (quality != null && (quality < MIN_QUALITY || quality > MAX_QUALITY)) {
            throw new InvalidSettingsException(
                    "quality must be " + MIN_QUALITY + " to " + MAX_QUALITY + ", got " + quality);
        }
        if (size != null && !SIZE.matcher(size).matches()) {
            throw new InvalidSettingsException("size must be like 640x480, 10 to 9999 each, got " + Quoted.of(size));
        }
        if (fps != null && !(fps >= MIN_FPS && fps <= MAX_FPS)) {
            throw new InvalidSettingsException("fps must be " + MIN_FPS + " to " + MAX_FPS + ", got " + fps);
        }
    }

    /** Nothing but a rate. */
    public static CameraSettings ofFps(double fps) {
        return new CameraSettings(null, null, fps);
    }

    /** These, and where they leave something as it is, the others. */
    public CameraSettings over(CameraSettings others) {
        return new CameraSettings(
                quality == null ? others.quality : quality,
                size == null ? others.size : size,
                fps == null ? others.fps : fps);
    }

    /** Whether nothing is to be changed. */
    public boolean areNone() {
        return equals(NONE);
    }

    /** The text message that a device obeys: {@code {"type":"set","quality":60,"size":"640x480","fps":5}}. */
    public String command() {
        var fields = new StringJoiner(",", "{", "}").add("\"type\":\"set\"");
        if (quality != null) {
            fields.add("\"quality\":" + quality);
        }
        if (size != null) {
            fields.add("\"size\":\"" + size + '"');
        }
        if (fps != null) {
            fields.add("\"fps\":" + BigDecimal.valueOf(fps).stripTrailingZeros().toPlainString());
        }
        return fields.toString();
    }
}

package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What nobody may see of a drone's pictures: a value of the compacted {@code skylens.control}, keyed by {@link #key()}. A
 * tombstone takes it away.
 *
 * @param effect null is {@link Effect#FILL}
 * @param polygons at least one, each of at least three corners, as the picture is displayed; none crosses itself, for it
 *     would not be clear what is inside
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DroneMask(DroneId drone, Effect effect, List<List<Corner>> polygons) {

    public static final int MOST_POLYGONS = 64;
    public static final int MOST_CORNERS = 128;

    private static final String KEY_PREFIX = "mask/";
    private static final int FEWEST_CORNERS = 3;

    /** How the pixels inside are made away with. */
    public enum Effect {
        /** Black. */
        @JsonProperty("fill")
        FILL,
        /** The average colour of a twelfth of the picture's longer side, and no more. */
        @JsonProperty("blur")
        BLUR
    }

    /** From 0, left and top, to 1, right and bottom. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Corner(double x, double y) {

        public Corner {
            if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
                throw new IllegalArgumentException(
                        "a corner of a mask must be at 0 to 1 of width and height, got " + x + ", " + y);
            }
        }
    }

    public DroneMask {
        if (drone == null) {
            throw new IllegalArgumentException("a mask must name its drone");
        }
        effect = effect == null ? Effect.FILL : effect;
        if (polygons == null || polygons.isEmpty() || polygons.size() > MOST_POLYGONS) {
            throw new IllegalArgumentException("a mask must have 1 to " + MOST_POLYGONS + " polygons, got "
                    + (polygons == null ? 0 : polygons.size()));
        }
        polygons = polygons.stream().map(DroneMask::checked).toList();
    }

    /** Cannot be the key of anything else: no drone id holds a slash. */
    public String key() {
        return key(drone);
    }

    public static String key(DroneId drone) {
        return KEY_PREFIX + drone;
    }

    /** Whether a record of {@code skylens.control} with this key is one of these. */
    public static boolean isKey(String key) {
        return key != null && key.startsWith(KEY_PREFIX);
    }

    /** @throws InvalidDroneIdException when the key names what cannot be a drone */
    public static DroneId droneOf(String key) {
        return DroneId.of(key.substring(KEY_PREFIX.length()));
    }

    private static List<Corner> checked(List<Corner> polygon) {
        if (polygon == null || polygon.size() < FEWEST_CORNERS || polygon.size() > MOST_CORNERS) {
            throw new IllegalArgumentException("a polygon of a mask must have " + FEWEST_CORNERS + " to " + MOST_CORNERS
                    + " corners, got " + (polygon == null ? 0 : polygon.size()));
        }
        var corners = List.copyOf(polygon);
        for (int i = 0; i < corners.size(); i++) {
            for (int j = i + 1; j < corners.size(); j++) {
                if (cross(corners, i, j)) {
                    throw new IllegalArgumentException(
                            "a polygon of a mask must not cross itself, sides " + (i + 1) + " and " + (j + 1) + " do");
                }
            }
        }
        return corners;
    }

    private static boolean cross(List<Corner> corners, int i, int j) {
        var a = corners.get(i);
        var b = corners.get((i + 1) % corners.size());
        var c = corners.get(j);
        var d = corners.get((j + 1) % corners.size());
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }

    /** On which side of the line from one corner to another a third one is: the sign of the cross product. */
    private static double side(Corner from, Corner to, Corner corner) {
        return (to.x() - from.x()) * (corner.y() - from.y()) - (to.y() - from.y()) * (corner.x() - from.x());
    }
}

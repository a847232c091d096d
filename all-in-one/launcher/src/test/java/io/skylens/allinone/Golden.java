package io.skylens.allinone;

import com.fasterxml.jackson.databind.JsonNode;
import io.skylens.allinone.broker.RealPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The boxes that an independent reference found in the shared pictures, and the rule for agreeing with it. */
final class Golden {

    static final double MUST_BE_FOUND = 0.4;
    static final double MUST_BE_GOLDEN = 0.5;
    static final double SAME_BOX = 0.9;

    private final JsonNode pictures;

    private Golden(JsonNode pictures) {
        this.pictures = pictures;
    }

    static Golden of(String model) {
        try {
            return new Golden(Json.parse(Files.readString(RealPart.shared("golden/" + model + ".json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is wrong with these objects: golden boxes that none of them is, and objects that no golden box is. Empty when
     * they agree.
     */
    List<String> disagreements(String picture, List<JsonNode> objects) {
        var golden = Json.elements(pictures.path(picture));
        var wrong = new ArrayList<String>();
        for (var box : golden) {
            if (box.path("score").asDouble() >= MUST_BE_FOUND
                    && objects.stream().noneMatch(object -> isSame(box, object))) {
                wrong.add("not found: " + box);
            }
        }
        for (var object : objects) {
            if (object.path("confidence").asDouble() >= MUST_BE_GOLDEN
                    && golden.stream().noneMatch(box -> isSame(box, object))) {
                wrong.add("not golden: " + object);
            }
        }
        return wrong;
    }

    private static boolean isSame(JsonNode golden, JsonNode object) {
        return golden.path("label").asText().equals(object.path("label").asText())
                && intersectionOverUnion(golden.path("box"), object.path("box")) >= SAME_BOX;
    }

    /** @param golden corners, {@code object} corner and size */
    private static double intersectionOverUnion(JsonNode golden, JsonNode object) {
        double left = object.path("x").asDouble();
        double top = object.path("y").asDouble();
        double right = left + object.path("width").asDouble();
        double bottom = top + object.path("height").asDouble();
        double width = Math.min(right, golden.get(2).asDouble())
                - Math.max(left, golden.get(0).asDouble());
        double height = Math.min(bottom, golden.get(3).asDouble())
                - Math.max(top, golden.get(1).asDouble());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double both = width * height;
        double goldenArea = (golden.get(2).asDouble() - golden.get(0).asDouble())
                * (golden.get(3).asDouble() - golden.get(1).asDouble());
        return both / (goldenArea + (right - left) * (bottom - top) - both);
    }
}

package io.skylens.detect.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.allinone.broker.RealPart;
import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.imaging.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.opencv.imgcodecs.Imgcodecs;

/** The boxes an independent reference found, and how near to them a detector must come. */
public final class Golden {

    private static final double MUST_BE_FOUND = 0.4;
    private static final double MUST_NOT_BE_EXTRA = 0.5;
    private static final double SAME = 0.9;

    private record Expected(String label, double score, Box box) {}

    private final JsonNode pictures;

    private Golden(JsonNode pictures) {
        this.pictures = pictures;
    }

    public static Golden of(String model) throws IOException {
        return new Golden(new ObjectMapper()
                .readTree(RealPart.shared("golden/" + model + ".json").toFile()));
    }

    public List<String> pictures() {
        var names = new ArrayList<String>();
        pictures.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The picture as it lies in the file, which for all of them is upright. */
    public static Picture read(String picture) {
        var folder = picture.endsWith(".png") ? "frames/" : "photos/";
        var file = RealPart.shared(folder + picture);
        loadOpenCv();
        return Picture.of(Imgcodecs.imread(file.toString()));
    }

    private static void loadOpenCv() {
        Picture.ofBgr(new byte[3], 1, 1).close();
    }

    /** Every box that matters is found, and none that matters is made up. */
    public void check(String picture, List<DetectedObject> found) {
        var left = new ArrayList<>(found);
        for (var expected : expected(picture)) {
            var match = left.stream()
                    .filter(object -> object.label().equals(expected.label()))
                    .filter(object -> object.box().iou(expected.box()) >= SAME)
                    .findFirst();
            match.ifPresent(left::remove);
            if (expected.score() >= MUST_BE_FOUND) {
                assertThat(match)
                        .as("%s in %s among %s", expected, picture, found)
                        .isPresent();
            }
        }
        assertThat(left)
                .as("boxes of %s that the reference has not", picture)
                .allMatch(object -> object.confidence() < MUST_NOT_BE_EXTRA);
    }

    /** How many boxes of a picture must be found. */
    int wanted(String picture) {
        return (int) expected(picture).stream()
                .filter(expected -> expected.score() >= MUST_BE_FOUND)
                .count();
    }

    /** How many of those were, with an overlap of at least {@code iou}. */
    int found(String picture, List<DetectedObject> found, double iou) {
        return (int) expected(picture).stream()
                .filter(expected -> expected.score() >= MUST_BE_FOUND)
                .filter(expected -> found.stream()
                        .anyMatch(object -> object.label().equals(expected.label())
                                && object.box().iou(expected.box()) >= iou))
                .count();
    }

    private List<Expected> expected(String picture) {
        return StreamSupport.stream(pictures.get(picture).spliterator(), false)
                .map(Golden::expected)
                .toList();
    }

    private static Expected expected(JsonNode entry) {
        var corners = entry.get("box");
        double left = corners.get(0).asDouble();
        double top = corners.get(1).asDouble();
        var box = new Box(
                left, top, corners.get(2).asDouble() - left, corners.get(3).asDouble() - top);
        return new Expected(entry.get("label").asText(), entry.get("score").asDouble(), box);
    }
}

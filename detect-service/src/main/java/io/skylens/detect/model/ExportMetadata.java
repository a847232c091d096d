package io.skylens.detect.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What Ultralytics writes into its exports, whatever their format: {@code imgsz} (a number, or height and width),
 * {@code names} (by class id, or in their order), {@code stride}, {@code task}, {@code args}.
 */
public final class ExportMetadata {

    private static final String TASK = "detect";
    private static final Pattern HALF = Pattern.compile("(?i)['\"]half['\"]\\s*:\\s*true");

    private ExportMetadata() {}

    /** @throws UnusableModelException when it says what cannot be served */
    public static ModelMetadata of(JsonNode config, ModelFile file) throws UnusableModelException {
        var task = config.path("task").asText(TASK);
        if (!TASK.equals(task)) {
            throw file.unusable("must be exported for the task '" + TASK + "', but says '" + task + "'");
        }
        return new ModelMetadata(
                size(config.path("imgsz"), file),
                labels(config.path("names"), file),
                config.path("stride").asInt(0),
                isHalf(config.path("args")));
    }

    private static boolean isHalf(JsonNode args) {
        return HALF.matcher(args.isTextual() ? args.textValue() : args.toString())
                .find();
    }

    private static OptionalInt size(JsonNode imgsz, ModelFile file) throws UnusableModelException {
        if (imgsz.isInt()) {
            return OptionalInt.of(imgsz.intValue());
        }
        if (!imgsz.isArray() || imgsz.isEmpty()) {
            return OptionalInt.empty();
        }
        int height = imgsz.get(0).asInt();
        int width = imgsz.get(imgsz.size() - 1).asInt();
        if (height != width) {
            throw file.unusable("must take square pictures, but takes " + width + "x" + height);
        }
        return OptionalInt.of(height);
    }

    private static List<String> labels(JsonNode names, ModelFile file) throws UnusableModelException {
        var labels = new ArrayList<String>();
        for (int classId = 0; classId < names.size(); classId++) {
            var name = names.isArray() ? names.get(classId) : names.get(String.valueOf(classId));
            if (name == null) {
                throw file.unusable(
                        "must name its " + names.size() + " classes by ids from 0, but has none of id " + classId);
            }
            labels.add(name.asText());
        }
        return List.copyOf(labels);
    }
}

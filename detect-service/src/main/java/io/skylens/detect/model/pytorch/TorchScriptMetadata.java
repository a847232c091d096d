package io.skylens.detect.model.pytorch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.detect.model.ModelFile;
import io.skylens.detect.model.ModelMetadata;
import io.skylens.detect.model.UnusableModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads {@code extra/config.txt}, the JSON that Ultralytics puts into its TorchScript exports: {@code imgsz} (a number, or
 * height and width), {@code names} (an object by class id, or an array), {@code task}.
 */
final class TorchScriptMetadata {

    private static final String ENTRY = "/extra/config.txt";
    private static final String TASK = "detect";

    private TorchScriptMetadata() {}

    /** @return {@link ModelMetadata#NONE} of an archive without the entry */
    static ModelMetadata read(ModelFile file) throws UnusableModelException {
        try (var archive = new ZipFile(file.path().toFile())) {
            var entry = archive.stream()
                    .filter(candidate -> candidate.getName().endsWith(ENTRY))
                    .findFirst();
            if (entry.isEmpty()) {
                return ModelMetadata.NONE;
            }
            try (var json = archive.getInputStream(entry.get())) {
                return parse(new ObjectMapper().readTree(json), file);
            }
        } catch (ZipException e) {
            throw file.unusable("must be a TorchScript archive as torch.jit.save writes it, but is no such archive");
        } catch (JsonProcessingException e) {
            throw file.unusable("must hold JSON in its extra/config.txt, but that cannot be parsed");
        } catch (IOException e) {
            throw file.unusable("must be readable, but reading it failed: " + e);
        }
    }

    private static ModelMetadata parse(JsonNode config, ModelFile file) throws UnusableModelException {
        var task = config.path("task").asText(TASK);
        if (!TASK.equals(task)) {
            throw file.unusable("must be exported for the task '" + TASK + "', but says '" + task + "'");
        }
        return new ModelMetadata(size(config.path("imgsz"), file), labels(config.path("names"), file));
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

package io.skylens.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pods and pod templates among rendered objects. */
final class Pods {

    private Pods() {}

    /** @param title of the object that has it */
    record Pod(String title, JsonNode metadata, JsonNode spec) {

        /** Those that start before the others included. */
        List<JsonNode> containers() {
            var all = new ArrayList<JsonNode>();
            spec.path("initContainers").forEach(all::add);
            spec.path("containers").forEach(all::add);
            return all;
        }
    }

    static List<Pod> of(List<JsonNode> objects) {
        return objects.stream().map(Pods::of).flatMap(Optional::stream).toList();
    }

    private static Optional<Pod> of(JsonNode object) {
        var holder = object.path("kind").asText().equals("Pod") ? object : object.at("/spec/template");
        return holder.at("/spec/containers").isArray()
                ? Optional.of(new Pod(Yaml.title(object), holder.path("metadata"), holder.path("spec")))
                : Optional.empty();
    }
}

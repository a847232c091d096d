package io.skylens.ingest.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.skylens.contract.DroneId;
import io.skylens.contract.Quoted;
import io.skylens.contract.SourceSpec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Sources as a YAML file declares them:
 *
 * <pre>
 *   gate: rtsp://anna:secret@10.0.0.5/stream1
 *   yard:
 *     url: http://10.0.0.6:8080/video
 *     fps: 5
 *     width: 640
 * </pre>
 */
final class SourceFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> FIELDS = Set.of("url", "fps", "width");

    private SourceFile() {}

    /** Of a file; the message names the source, the rule and the value, and no credentials. */
    static final class InvalidSourceFileException extends Exception {

        private static final long serialVersionUID = 1L;

        private InvalidSourceFileException(String message) {
            super(message);
        }
    }

    /** @param text whole; an empty one declares nothing */
    static Map<DroneId, SourceSpec> parse(String text) throws InvalidSourceFileException {
        var sources = new LinkedHashMap<DroneId, SourceSpec>();
        var root = tree(text);
        if (root.isMissingNode() || root.isNull()) {
            return sources;
        }
        if (!root.isObject()) {
            throw new InvalidSourceFileException("it must be lines of ID: URL");
        }
        for (var entry : root.properties()) {
            try {
                sources.put(DroneId.of(entry.getKey()), spec(entry.getValue()));
            } catch (IllegalArgumentException e) {
                throw new InvalidSourceFileException("source " + Quoted.of(entry.getKey()) + ": " + e.getMessage());
            }
        }
        return sources;
    }

    private static JsonNode tree(String text) throws InvalidSourceFileException {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            // The parser's own words would quote the line, password and all.
            throw new InvalidSourceFileException("it must be YAML" + placeOf(e));
        }
    }

    private static String placeOf(IOException e) {
        return e instanceof JsonProcessingException parsed && parsed.getLocation() != null
                ? ", which line " + parsed.getLocation().getLineNr() + " is not"
                : "";
    }

    private static SourceSpec spec(JsonNode value) {
        if (value.isTextual()) {
            return new SourceSpec(value.textValue(), null, null, SourceSpec.Place.FILE);
        }
        if (!value.isObject()) {
            throw new IllegalArgumentException("it must be a URL, or have a url");
        }
        return SpecFields.read(value, FIELDS, SourceSpec.Place.FILE);
    }
}

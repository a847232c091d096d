package io.skylens.ingest.sources;

import com.fasterxml.jackson.databind.JsonNode;
import io.skylens.contract.Quoted;
import io.skylens.contract.SourceSpec;
import java.util.Set;

/** A declaration from what somebody wrote, with a clear word for what is wrong with it. Pure. */
final class SpecFields {

    private SpecFields() {}

    /**
     * @param known fields; another one was meant to be one of them
     * @throws IllegalArgumentException naming the field, the rule and the value, and no credentials
     */
    static SourceSpec read(JsonNode object, Set<String> known, SourceSpec.Place place) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("fields must be url, fps and width, got " + Quoted.of(name));
            }
        });
        var width = number(object, "width");
        if (width != null && width != Math.rint(width)) {
            throw new IllegalArgumentException("width must be a whole number, got " + width);
        }
        return new SourceSpec(
                text(object, "url"), number(object, "fps"), width == null ? null : width.intValue(), place);
    }

    private static String text(JsonNode object, String field) {
        var value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " must be a text");
        }
        return value.textValue();
    }

    private static Double number(JsonNode object, String field) {
        var value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(field + " must be a number, got " + Quoted.of(value.asText()));
        }
        return value.doubleValue();
    }
}

package io.skylens.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1Deployment;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds objects of Kubernetes itself against the description that Kubernetes publishes of its API: fields that are unknown
 * or missing, lists and objects where none belong. Of other kinds it says nothing.
 */
final class ApiCheck {

    private static final String PACKAGE = V1Deployment.class.getPackageName();
    private static final Pattern OF_KUBERNETES =
            Pattern.compile("(?:(?:apps|autoscaling|policy|networking\\.k8s\\.io)/)?(v\\d)");

    private ApiCheck() {}

    /** What is wrong with the object, if anything is. */
    static Optional<String> problem(JsonNode object) {
        var version = OF_KUBERNETES.matcher(object.path("apiVersion").asText());
        if (!version.matches()) {
            return Optional.empty();
        }
        var name = PACKAGE + "." + version.group(1).toUpperCase()
                + object.path("kind").asText();
        try {
            var validate = Class.forName(name).getMethod("validateJsonElement", JsonElement.class);
            validate.invoke(null, JsonParser.parseString(object.toString()));
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            return Optional.of("not of the API: " + name);
        }
    }
}

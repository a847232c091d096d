package io.skylens.view.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The body of an error, {@code application/problem+json} (RFC 9457).
 *
 * @param detail names the thing, the rule and the value
 * @param drones to choose from, where the request left it open which one is meant; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, List<String> drones) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null);
    }
}

package io.skylens.view.problem;

import io.skylens.contract.DroneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.of(400, "Bad request", detail));
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, "Not found", detail));
    }

    public static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409, "Not in this state", detail));
    }

    /** @param status 401, 403 or 429 */
    public static ProblemException refused(int status, String detail) {
        return new ProblemException(Problem.of(status, "Not let in", detail));
    }

    /** @param drones of which the request must name one */
    public static ProblemException ambiguous(String detail, List<DroneId> drones) {
        var names = drones.stream().map(DroneId::value).toList();
        return new ProblemException(new Problem("about:blank", "Which one?", 409, detail, names));
    }

    public static ProblemException unavailable(String detail) {
        return new ProblemException(Problem.of(503, "Not available now", detail));
    }

    /** The response gets this header too. */
    public ProblemException with(String header, Object value) {
        headers.put(header, value.toString());
        return this;
    }

    Map<String, String> headers() {
        return headers;
    }

    public Problem problem() {
        return problem;
    }
}

package io.skylens.ingest.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.DroneId;
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.contract.SourceSpec;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Declared sources over HTTP, the same on every pod: what is declared and how it is doing was read from their topics, and
 * what is changed is written there. An answer to a change is given when this pod has read it back.
 */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourcesResource {

    private static final Set<String> FIELDS = Set.of("url", "fps", "width");
    private static final int LARGEST_BODY = 16 << 10;
    private static final long READ_BACK_MILLIS = 2_000;

    private final SourceTables tables;
    private final SourceWriter writer;
    private final SourcePlans plans;
    private final OperatorDoor door;
    private final ObjectMapper json;

    @Context
    HttpServerRequest request;

    SourcesResource(SourceTables tables, SourceWriter writer, SourcePlans plans, OperatorDoor door, ObjectMapper json) {
        this.tables = tables;
        this.writer = writer;
        this.plans = plans;
        this.door = door;
        this.json = json;
    }

    @GET
    public List<SourceAnswer> all() {
        door.require(request);
        return tables.declared().entrySet().stream()
                .map(source -> answer(source.getKey(), source.getValue().spec()))
                .toList();
    }

    @GET
    @Path("/{id}")
    public SourceAnswer one(@PathParam("id") String id) {
        door.require(request);
        var drone = droneId(id);
        return answer(drone, existing(drone));
    }

    @PUT
    @Path("/{id}")
    public SourceAnswer put(@PathParam("id") String id, String body) throws InterruptedException {
        var operator = door.require(request);
        var drone = droneId(id);
        var spec = spec(body == null ? "" : body);
        tables.spec(drone).ifPresent(known -> requireChangeable(drone, known));
        plans.rules(spec.declaredIn()).problem(spec.parsedUrl()).ifPresent(problem -> {
            throw new SourceProblem(Status.BAD_REQUEST, "source '" + drone + "': " + problem);
        });
        write(drone, spec);
        door.changed(operator, drone, "declared");
        return answer(drone, spec);
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) throws InterruptedException {
        var operator = door.require(request);
        var drone = droneId(id);
        requireChangeable(drone, existing(drone));
        write(drone, null);
        door.changed(operator, drone, "removed");
    }

    private void write(DroneId drone, SourceSpec spec) throws InterruptedException {
        if (!writer.declare(drone, spec)) {
            throw new SourceProblem(
                    Status.SERVICE_UNAVAILABLE,
                    "Kafka must answer for a source to be changed, it does not at the moment");
        }
        var written = Optional.ofNullable(spec);
        tables.await(drone, written::equals, READ_BACK_MILLIS);
    }

    private SourceAnswer answer(DroneId drone, SourceSpec spec) {
        return SourceAnswer.of(drone, spec, tables.state(drone), plans);
    }

    private SourceSpec existing(DroneId drone) {
        return tables.spec(drone)
                .orElseThrow(() -> new SourceProblem(Status.NOT_FOUND, "source '" + drone + "' is not declared"));
    }

    private SourceSpec spec(String body) {
        if (body.length() > LARGEST_BODY) {
            throw new SourceProblem(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "a source must be at most " + LARGEST_BODY + " characters, got " + body.length());
        }
        try {
            return SpecFields.read(object(body), FIELDS, SourceSpec.Place.API);
        } catch (IllegalArgumentException e) {
            throw new SourceProblem(Status.BAD_REQUEST, e.getMessage());
        }
    }

    private JsonNode object(String body) {
        try {
            var tree = json.readTree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            // As for what is JSON and no object. The parser's own words would quote the URL.
        }
        throw new IllegalArgumentException("a source must be a JSON object {\"url\": …, \"fps\": …, \"width\": …}");
    }

    private static DroneId droneId(String id) {
        try {
            return DroneId.of(id);
        } catch (InvalidDroneIdException e) {
            throw new SourceProblem(Status.BAD_REQUEST, e.getMessage());
        }
    }

    private static void requireChangeable(DroneId drone, SourceSpec known) {
        if (known.declaredIn() == SourceSpec.Place.FILE) {
            throw new SourceProblem(
                    Status.CONFLICT,
                    "source '" + drone + "' is declared in a file and must be changed there"
                            + " (skylens.ingest.sources-files)");
        }
    }
}

package io.skylens.view.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.access.AuditLog;
import io.skylens.contract.CameraSettings;
import io.skylens.contract.DroneControl;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneSettings;
import io.skylens.contract.TokenRevocation;
import io.skylens.view.access.Visitor;
import io.skylens.view.drones.DroneRegistry;
import io.skylens.view.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Writes what people set, and applies it here at once; other processes read it. Fails with a problem when Kafka is away. */
@ApplicationScoped
public class ControlWriter {

    private static final String DRONE = "drone/";

    private final MutinyEmitter<Record<String, byte[]>> control;
    private final MutinyEmitter<Record<String, byte[]>> drones;
    private final DroneRegistry registry;
    private final WantedSettings settings;
    private final AuditLog audit;
    private final ObjectMapper json;

    ControlWriter(
            @Channel("control-changes") MutinyEmitter<Record<String, byte[]>> control,
            @Channel("drone-tombstones") MutinyEmitter<Record<String, byte[]>> drones,
            DroneRegistry registry,
            WantedSettings settings,
            AuditLog audit,
            ObjectMapper json) {
        this.control = control;
        this.drones = drones;
        this.registry = registry;
        this.settings = settings;
        this.audit = audit;
        this.json = json;
    }

    /** @param name null for the one its device gave */
    public Uni<Void> rename(DroneId drone, String name, Visitor by) {
        return setName(drone, name).invoke(() -> audit.changed(by.name(), DRONE + drone, "renamed"));
    }

    private Uni<Void> setName(DroneId drone, String name) {
        var value = name == null ? null : toJson(new DroneControl(drone, name));
        return control.send(Record.of(drone.value(), value))
                .invoke(() -> registry.rename(drone, name))
                .onFailure()
                .transform(ControlWriter::away);
    }

    /**
     * Lays these settings over those that hold.
     *
     * @return what holds now
     */
    public Uni<CameraSettings> set(DroneId drone, CameraSettings wanted, Visitor by) {
        var now = wanted.over(settings.of(drone));
        return writeSettings(drone, now)
                .invoke(() -> audit.changed(by.name(), DRONE + drone, "set"))
                .replaceWith(now);
    }

    /** Its status and what was set of it; it is known anew when it sends again. */
    public Uni<Void> forget(DroneId drone, Visitor by) {
        byte[] tombstone = null;
        return setName(drone, null)
                .chain(() -> settings.of(drone).areNone()
                        ? Uni.createFrom().voidItem()
                        : writeSettings(drone, CameraSettings.NONE))
                .chain(() -> drones.send(Record.of(drone.value(), tombstone)))
                .invoke(() -> registry.remove(drone))
                .invoke(() -> audit.changed(by.name(), DRONE + drone, "forgotten"))
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(ControlWriter::away);
    }

    /** Takes back all tokens of the subject that were issued until then; every process ends what they had opened. */
    public Uni<TokenRevocation> revoke(String subject, Instant until, Visitor by) {
        var revocation = new TokenRevocation(subject, until);
        return control.send(Record.of(revocation.key(), toJson(revocation)))
                .invoke(() -> audit.changed(by.name(), revocation.key(), "revoked"))
                .replaceWith(revocation)
                .onFailure()
                .transform(ControlWriter::away);
    }

    private static ProblemException away(Throwable failure) {
        return ProblemException.unavailable("Kafka must take the change, but did not: " + failure.getMessage());
    }

    private Uni<Void> writeSettings(DroneId drone, CameraSettings now) {
        var value = now.areNone() ? null : toJson(new DroneSettings(drone, now));
        return control.send(Record.of(DroneSettings.key(drone), value))
                .invoke(() -> settings.set(drone, now))
                .onFailure()
                .transform(ControlWriter::away);
    }

    private byte[] toJson(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

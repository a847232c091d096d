package io.skylens.ingest.mask;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneMask;
import io.skylens.contract.InvalidDroneIdException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The masks of all drones, as {@code skylens.control} has them. One thread reads them in, any may ask. */
@Singleton
public class Masks {

    private static final Logger LOG = Logger.getLogger(Masks.class);

    private final Map<DroneId, Rule> rules = new ConcurrentHashMap<>();
    private final ObjectMapper json;
    private volatile boolean known;

    public Masks(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What holds for a drone that has, or had, a mask.
     *
     * @param mask empty where there is none any more, or it cannot be read
     * @param isReadable false where nothing of the drone may be published
     */
    record Rule(Optional<DroneMask> mask, boolean isReadable) {}

    /** Whether all masks that there were at the start have been read: before that, any drone might have one. */
    public boolean areKnown() {
        return known;
    }

    void becomeKnown() {
        known = true;
    }

    /** Empty for a drone that never had a mask. */
    Optional<Rule> of(DroneId drone) {
        return Optional.ofNullable(rules.get(drone));
    }

    /** @param value null for no mask any more */
    void read(String key, byte[] value) {
        if (!DroneMask.isKey(key)) {
            return;
        }
        try {
            var drone = DroneMask.droneOf(key);
            rules.put(drone, rule(drone, value));
        } catch (InvalidDroneIdException e) {
            LOG.warnf("mask of what cannot be a drone is ignored: error=%s", e.getMessage());
        }
    }

    private Rule rule(DroneId drone, byte[] value) {
        if (value == null) {
            LOG.infof("mask taken away: drone=%s", drone);
            return new Rule(Optional.empty(), true);
        }
        try {
            var mask = json.readValue(value, DroneMask.class);
            if (mask == null || !mask.drone().equals(drone)) {
                throw new IllegalArgumentException("it must name drone '" + drone + "'");
            }
            LOG.infof("mask set: drone=%s polygons=%d", drone, mask.polygons().size());
            return new Rule(Optional.of(mask), true);
        } catch (IOException | RuntimeException e) {
            LOG.errorf(
                    "mask cannot be read, nothing of the drone is published until it is mended: drone=%s error=%s",
                    drone, e.getMessage());
            return new Rule(Optional.empty(), false);
        }
    }
}

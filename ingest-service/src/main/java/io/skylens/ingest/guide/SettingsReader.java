package io.skylens.ingest.guide;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.CameraSettings;
import io.skylens.contract.DroneSettings;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads what {@code skylens.control} says of how drones are to film, from its beginning on. */
@ApplicationScoped
class SettingsReader {

    private static final Logger LOG = Logger.getLogger(SettingsReader.class);

    private final DeviceGuide guide;
    private final ObjectMapper json;

    SettingsReader(DeviceGuide guide, ObjectMapper json) {
        this.guide = guide;
        this.json = json;
    }

    @Incoming("control")
    @NonBlocking
    void read(ConsumerRecord<String, byte[]> record) {
        if (!DroneSettings.isKey(record.key())) {
            return;
        }
        try {
            var settings = record.value() == null
                    ? CameraSettings.NONE
                    : json.readValue(record.value(), DroneSettings.class).settings();
            guide.wish(DroneSettings.droneOf(record.key()), settings);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("record of skylens.control skipped: offset=%d error=%s", record.offset(), e.getMessage());
        }
    }
}

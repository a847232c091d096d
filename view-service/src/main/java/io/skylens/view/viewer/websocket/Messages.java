package io.skylens.view.viewer.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.skylens.contract.DroneState;
import io.skylens.contract.ViewerMessage;
import io.skylens.view.drones.Drone;
import io.skylens.view.drones.DroneRegistry;
import io.skylens.view.feed.Frame;
import io.skylens.view.rendition.EncodedPicture;
import io.skylens.view.rendition.Shot;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Lays out {@link ViewerMessage}s; the picture's bytes are not copied. */
@ApplicationScoped
class Messages {

    private static final double NANOS_PER_MILLI = 1e6;

    private final ObjectMapper json;
    private final DroneRegistry registry;
    private final Clock clock;

    Messages(ObjectMapper json, DroneRegistry registry, Clock clock) {
        this.json = json;
        this.registry = registry;
        this.clock = clock;
    }

    Buffer write(long number, Shot live, EncodedPicture picture) {
        try {
            return join(ViewerMessage.prefix(json.writeValueAsBytes(head(number, live))), picture.jpeg());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Duration age(Shot live) {
        return live.joined().frame().age(clock.instant());
    }

    private ViewerMessage.Head head(long number, Shot live) {
        var joined = live.joined();
        var drone = joined.frame().drone();
        return new ViewerMessage.Head(
                number,
                drone,
                describe(joined.frame()),
                joined.detections(),
                age(live).toNanos() / NANOS_PER_MILLI,
                registry.find(drone).map(Drone::state).orElse(DroneState.LIVE),
                joined.isHeld(),
                live.isReplay());
    }

    private static ViewerMessage.Frame describe(Frame frame) {
        var header = frame.header();
        return new ViewerMessage.Frame(
                header.id().epoch(),
                header.id().sequence(),
                frame.partition(),
                frame.offset(),
                header.shape().displayedWidth(),
                header.shape().displayedHeight(),
                header.device().capturedAt(),
                header.receivedAt());
    }

    // Vert.x 4 offers no other way to send two arrays as one message without copying them.
    @SuppressWarnings("deprecation")
    private static Buffer join(byte[] prefix, byte[] jpeg) {
        return Buffer.buffer(Unpooled.wrappedBuffer(prefix, jpeg));
    }
}

package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneMask;
import io.skylens.contract.DroneMask.Corner;
import io.skylens.ingest.mask.FrameMasking;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What nobody may see is in no pixel of what is published. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class MaskTest extends RunningIngest {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final int DARK = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    FrameMasking masking;

    @Test
    void shouldPublishNoPixelOfAMaskedArea() throws Exception {
        var drone = new DroneId("mask-yard");
        // The left half; and an overlapping part of it once more, which must not open it again.
        var halves = List.of(rectangle(0, 0, 0.5, 1), rectangle(0.1, 0.1, 0.4, 0.9));
        control(DroneMask.key(drone), json.writeValueAsBytes(new DroneMask(drone, DroneMask.Effect.FILL, halves)));
        await().atMost(PATIENCE).until(() -> masking.concerns(drone));

        postFrame(drone.value(), white());

        var record = frames().await(drone.value(), 1).get(0);
        assertThat(TopicLog.header(record).masked()).isTrue();
        var picture = ImageIO.read(new ByteArrayInputStream(record.value()));
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x <= WIDTH / 2; x++) {
                assertThat(new Color(picture.getRGB(x, y)).getGreen())
                        .as(x + "," + y)
                        .isLessThan(DARK);
            }
            for (int x = WIDTH / 2 + 16; x < WIDTH; x++) {
                assertThat(new Color(picture.getRGB(x, y)).getGreen())
                        .as(x + "," + y)
                        .isGreaterThan(255 - DARK);
            }
        }
    }

    @Test
    void shouldStopTheDroneRatherThanTheMask() throws Exception {
        var drone = new DroneId("mask-broken");
        control(DroneMask.key(drone), "{\"polygons\":[[".getBytes(StandardCharsets.UTF_8));
        await().atMost(PATIENCE).until(() -> masking.concerns(drone));

        postFrame(drone.value(), white());

        statuses().await(drone.value(), told -> told.stream()
                .anyMatch(status -> status.value() != null
                        && status.value().dropped() == 1
                        && status.value().published() == 0));

        control(DroneMask.key(drone), null);
        var sent = white();
        await().atMost(PATIENCE).until(() -> {
            postFrame(drone.value(), sent);
            return frames().has(drone.value());
        });
        var record = frames().await(drone.value(), 1).get(0);
        assertThat(record.value()).as("the device's own bytes, without a mask").isEqualTo(sent);
        assertThat(TopicLog.header(record).masked()).isFalse();
    }

    private static List<Corner> rectangle(double left, double top, double right, double bottom) {
        return List.of(
                new Corner(left, top), new Corner(right, top), new Corner(right, bottom), new Corner(left, bottom));
    }

    private static byte[] white() throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        brush.dispose();
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        return jpeg.toByteArray();
    }

    private void control(String key, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("skylens.control", key, value)).get();
        }
    }
}

package io.skylens.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.Detections;
import io.skylens.contract.PictureShape;
import io.skylens.contract.Topics;
import io.skylens.detect.model.Golden;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Orientation;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From topic to topic with a real model on real pictures. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@TestProfile(RealModelIT.WithRealModel.class)
class RealModelIT {

    private static final String MODEL = "yolo11n_320";

    public static class WithRealModel implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var shared = Path.of(System.getProperty("skylens.shared", "../shared"));
            var model = shared.resolve("models/" + MODEL + ".torchscript");
            return Map.of(
                    // Where there is none the service must start nevertheless, for the tests to be skipped.
                    "skylens.detect.model", Files.exists(model) ? model.toString() : "src/test/resources/model.fake",
                    // What is tested is not how fast this machine is.
                    "skylens.detect.max-frame-age", "20s",
                    "quarkus.management.test-port", "0",
                    "skylens.topics.partitions", "1");
        }
    }

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    DetectService service;

    @Test
    void shouldFindInAPhotoWhatTheReferenceFound() throws Exception {
        var jpeg = Files.readAllBytes(RealPart.shared("photos/dog.jpg"));

        var detections = detect(jpeg, new PictureShape(768, 576, 1));

        Golden.of(MODEL).check("dog.jpg", detections.objects());
        assertThat(detections.model().name()).isEqualTo(MODEL);
        assertThat(detections.model().version()).startsWith("sha256:");
    }

    @Test
    void shouldFindObjectsWhereAPictureThatIsStoredLyingShowsThem() throws Exception {
        var codec = JpegCodecs.best();
        byte[] lying;
        try (var upright = Golden.read("dog.jpg");
                var turned = Orientation.upright(upright, 8)) {
            lying = codec.encode(turned, 95);
        }

        var detections = detect(lying, new PictureShape(576, 768, 6));

        assertThat(detections.frame().width()).isEqualTo(768);
        Golden.of(MODEL).check("dog.jpg", detections.objects());
    }

    private Detections detect(byte[] jpeg, PictureShape shape) {
        await().until(service::isReady);
        try (var topics = new FramesTopic(bootstrapServers, Topics.DETECTIONS)) {
            topics.send("alpha", 0, jpeg, shape);
            var found = new ArrayList<Detections>();
            await().until(() -> {
                topics.read().stream().map(FramesTopic::detections).forEach(found::add);
                return !found.isEmpty();
            });
            return found.get(0);
        }
    }
}

package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.skylens.allinone.broker.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real photographs through the whole system with a real model, against the boxes of an independent reference. */
class GoldenDetectionsIT {

    private static final String MODEL = "yolov8n_640";
    private static final Duration DETECTED_WITHIN = Duration.ofSeconds(60);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private static Golden golden;
    private static RunningSkylens system;

    @BeforeAll
    static void start() {
        var model = RealPart.shared("models/" + MODEL + ".torchscript");
        golden = Golden.of(MODEL);
        system = RunningSkylens.up("--model=" + model, "--no-simulator");
    }

    @AfterAll
    static void end() {
        if (system != null) {
            system.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bus.jpg", "dog.jpg", "pedestrians.jpg", "small-vehicles1.jpeg"})
    void shouldFindTheGoldenBoxesInPhotosPostedOverHttp(String photo) throws IOException {
        var jpeg = Files.readAllBytes(RealPart.shared("photos/" + photo));
        var objects = detectedOverHttp("http-" + photo, jpeg);
        assertThat(golden.disagreements(photo, objects)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bus.jpg", "dog.jpg", "pedestrians.jpg", "small-vehicles1.jpeg"})
    void shouldFindTheGoldenBoxesInPhotosSentOverAWebSocket(String photo) throws IOException {
        var jpeg = Files.readAllBytes(RealPart.shared("photos/" + photo));
        try (var device = DeviceSocket.connect(system, "ws-" + photo)) {
            var objects = detected("ws-" + photo, () -> device.send(jpeg));
            assertThat(golden.disagreements(photo, objects)).isEmpty();
        }
    }

    @Test
    void shouldPutBoxesWhereTheBrowserShowsTheObjectsOfATurnedPhoto() throws IOException {
        var upright = Jpegs.read(RealPart.shared("photos/bus.jpg"));
        var turned = Jpegs.oriented(Jpegs.encode(Jpegs.turnedLeft(upright), 0.95f), 6);
        var objects = detectedOverHttp("turned", turned);
        assertThat(golden.disagreements("bus.jpg", objects)).isEmpty();
    }

    private static List<JsonNode> detectedOverHttp(String drone, byte[] jpeg) {
        var frames = system.ingest("/api/v1/drones/" + drone + "/frames");
        return detected(drone, () -> assertThat(Http.postJpeg(frames, jpeg).statusCode())
                .isEqualTo(202));
    }

    /** Sends until the frame is detected: one that waits too long, on a busy machine, is skipped rather than detected. */
    private static List<JsonNode> detected(String drone, Runnable send) {
        var detections = system.view("/api/v1/drones/" + drone + "/detections");
        await().atMost(DETECTED_WITHIN)
                .pollInterval(AGAIN_AFTER)
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    if (Http.statusOf(detections) == 200) {
                        return true;
                    }
                    send.run();
                    return false;
                });
        return Json.elements(Json.parse(Http.get(detections).body()).path("objects"));
    }
}

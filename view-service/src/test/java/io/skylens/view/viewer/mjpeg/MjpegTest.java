package io.skylens.view.viewer.mjpeg;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.DroneId;
import io.skylens.view.Fleet;
import io.skylens.view.Jpegs;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class MjpegTest {

    private static final byte[] PICTURE = Jpegs.plain(640, 480);

    @TestHTTPResource("/")
    URI root;

    @Inject
    MeterRegistry meters;

    private final Fleet fleet = new Fleet();

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void shouldSendEachFrameAsAPartFollowedByTheNextBoundary() throws IOException {
        var drone = known("mjpeg-parts");
        try (var viewer = watch(drone, "?overlay=none")) {
            assertThat(viewer.statusLine()).startsWith("HTTP/1.1 200");
            assertThat(viewer.responseHeaders())
                    .containsEntry("content-type", "multipart/x-mixed-replace; boundary=frame")
                    .containsEntry("cache-control", "no-store");
            assertThat(viewer.opening()).isEqualTo("--frame");

            fleet.stream(drone, 10, PICTURE);
            var part = viewer.next();

            assertThat(part.jpeg()).as("the device's own bytes").isEqualTo(PICTURE);
            assertThat(part.headers())
                    .containsEntry("content-type", "image/jpeg")
                    .hasEntrySatisfying("skylens-frame", id -> assertThat(id).matches(drone + "/\\d+/\\d+"));
            assertThat(viewer.next().sequence()).isGreaterThan(part.sequence());
        }
    }

    @Test
    void shouldScaleAndPaintBoxesWhenAsked() throws IOException {
        var drone = known("mjpeg-boxes");
        fleet.detects("detect-1", "yolov8n");
        var person = new DetectedObject("person", 0, 0.91, new Box(100, 100, 400, 300));
        fleet.stream(drone, 10, PICTURE, person);
        try (var viewer = watch(drone, "?width=320")) {
            viewer.opening();

            // Until detections have come often enough in time, frames go without.
            var boxed = viewer.nextThat(part -> onTheLeftEdge(Jpegs.decode(part.jpeg())) > 30);

            var picture = Jpegs.decode(boxed.jpeg());
            assertThat(picture.getWidth()).isEqualTo(320);
            assertThat(picture.getHeight()).isEqualTo(240);
            assertThat(colourfulness(new Color(picture.getRGB(150, 125))))
                    .as("inside the box")
                    .isLessThan(30);
        }
    }

    @Test
    void shouldGiveASlowViewerFewerFramesAndNeverOlderOnes() throws IOException {
        var drone = known("mjpeg-slow");
        var large = Jpegs.noisy(640, 480);
        fleet.stream(drone, 20, large);
        double before = conflated();
        try (var viewer = watch(drone, "?overlay=none")) {
            viewer.opening();
            long last = viewer.next().sequence();

            await().until(() -> conflated() > before + 20);
            long newest = fleet.newest(drone);

            int parts = 0;
            while (last < newest) {
                long sequence = viewer.next().sequence();
                assertThat(sequence).isGreaterThan(last);
                last = sequence;
                parts++;
            }
            assertThat(parts)
                    .as("what the buffers held, one on its way, and those from the newest on")
                    .isLessThan(20);
        }
    }

    @Test
    void shouldSayInThePictureThatNoFrameComes() throws IOException {
        var drone = known("mjpeg-late");
        fleet.stream(drone, 10, Jpegs.plain(640, 480, Color.RED));
        try (var viewer = watch(drone, "?overlay=none")) {
            viewer.opening();
            assertThat(viewer.next().state()).isEqualTo("LIVE");

            fleet.stop(drone);

            var late = viewer.nextThat(part -> part.state().equals("LATE"));
            assertThat(reddish(late)).as("greyed").isLessThan(30);
            assertThat(viewer.next().jpeg()).as("its age has grown").isNotEqualTo(late.jpeg());
            fleet.ended(drone);
            viewer.nextThat(part -> part.state().equals("OFFLINE"));
            fleet.stream(drone, 10, Jpegs.plain(640, 480, Color.RED));
            assertThat(reddish(viewer.nextThat(part -> part.state().equals("LIVE"))))
                    .isGreaterThan(150);
        }
    }

    @Test
    void shouldShowAPlaceholderOfADroneWithoutAPicture() throws IOException {
        var drone = known("mjpeg-never");
        fleet.ended(drone);
        try (var viewer = watch(drone, "")) {
            viewer.opening();

            var part = viewer.nextThat(shown -> shown.state().equals("OFFLINE"));

            assertThat(Jpegs.decode(part.jpeg()).getWidth()).isEqualTo(960);
            assertThat(part.headers()).doesNotContainKey("skylens-frame");
        }
    }

    @Test
    void shouldMarkAFrozenPictureUnlessNothingIsToBeDrawnOnIt() throws IOException {
        var drone = known("mjpeg-frozen");
        var red = Jpegs.plain(640, 480, Color.RED);
        fleet.unchanged(drone, Instant.now().minusSeconds(10));
        fleet.stream(drone, 10, red);
        try (var marked = watch(drone, "");
                var own = watch(drone, "?overlay=none")) {
            marked.opening();
            own.opening();

            assertThat(reddish(marked.nextThat(part -> part.state().equals("FROZEN"))))
                    .isLessThan(60);
            assertThat(own.nextThat(part -> part.state().equals("FROZEN")).jpeg())
                    .isEqualTo(red);
        }
    }

    /** Of the box, half way down. */
    private static int onTheLeftEdge(BufferedImage picture) {
        return colourfulness(new Color(picture.getRGB(50, 125)));
    }

    private static int reddish(PartReader.Part part) {
        return colourfulness(new Color(Jpegs.decode(part.jpeg()).getRGB(20, 20)));
    }

    @Test
    void shouldForgetAViewerThatLeft() throws IOException {
        var drone = known("mjpeg-left");
        double before = watchers();
        try (var viewer = watch(drone, "")) {
            viewer.opening();
            await().untilAsserted(() -> assertThat(watchers()).isEqualTo(before + 1));
        }
        await().untilAsserted(() -> assertThat(watchers()).isEqualTo(before));
    }

    @Test
    void shouldNameTheUnknownDrone() {
        given().get("/api/v1/drones/nobody/stream.mjpeg")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("'nobody'"));
    }

    @Test
    void shouldNameTheRuleAndTheValueOfAWrongParameter() {
        var drone = known("mjpeg-wrong");
        given().get("/api/v1/drones/" + drone + "/stream.mjpeg?width=7")
                .then()
                .statusCode(400)
                .body("detail", containsString("width must be 16..8192, got 7"));
        given().get("/api/v1/drones/" + drone + "/stream.mjpeg?overlay=hat")
                .then()
                .statusCode(400)
                .body("detail", containsString("'boxes' or 'none', got 'hat'"));
    }

    @Test
    void shouldListTheDronesWhenVideoCouldBeOfSeveral() {
        known("video-1");
        known("video-2");

        given().get("/video").then().statusCode(409).body("drones", hasItems("video-1", "video-2"));
    }

    private DroneId known(String id) {
        var drone = new DroneId(id);
        fleet.connected(drone);
        await().untilAsserted(() -> given().get("/api/v1/drones/" + id).then().statusCode(200));
        return drone;
    }

    private PartReader watch(DroneId drone, String query) throws IOException {
        return new PartReader(root.resolve("/api/v1/drones/" + drone + "/stream.mjpeg" + query));
    }

    private double conflated() {
        return meters.get("skylens.view.frames.conflated")
                .tag("kind", "mjpeg")
                .counter()
                .count();
    }

    private double watchers() {
        return meters.get("skylens.view.viewers").tag("kind", "mjpeg").gauge().value();
    }

    private static int colourfulness(Color colour) {
        int most = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
        int least = Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue()));
        return most - least;
    }
}

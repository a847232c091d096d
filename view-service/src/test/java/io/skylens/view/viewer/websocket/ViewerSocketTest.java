package io.skylens.view.viewer.websocket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneState;
import io.skylens.view.Fleet;
import io.skylens.view.Jpegs;
import jakarta.inject.Inject;
import java.awt.Color;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class ViewerSocketTest {

    private static final byte[] PICTURE = Jpegs.plain(640, 480);
    private static final DetectedObject PERSON = new DetectedObject("person", 0, 0.91, new Box(100, 100, 400, 300));

    @TestHTTPResource("/")
    URI root;

    @Inject
    MeterRegistry meters;

    private final Fleet fleet = new Fleet();
    private SocketClient viewer;

    @BeforeEach
    void open() {
        viewer = new SocketClient(root);
    }

    @AfterEach
    void close() {
        viewer.close();
        fleet.close();
    }

    @Test
    void shouldSendAFrameWithItsOwnDetections() {
        var drone = known("socket-own");
        fleet.detects("detect-1", "yolov8n");
        subscribe(drone, "");
        fleet.stream(drone, 10, PICTURE, PERSON);

        // One whose detections are late goes with those of an earlier frame, or without.
        await().until(() -> {
            acknowledgeAll();
            return viewer.messages().stream().anyMatch(ViewerSocketTest::hasItsOwn);
        });

        assertThat(viewer.messages().get(0).head().number()).isEqualTo(1);
        var message = viewer.messages().stream()
                .filter(ViewerSocketTest::hasItsOwn)
                .findFirst()
                .orElseThrow();
        assertThat(message.jpeg()).as("the device's own bytes").isEqualTo(PICTURE);
        var head = message.head();
        assertThat(head.drone()).isEqualTo(drone);
        assertThat(head.frame().width()).isEqualTo(640);
        assertThat(head.frame().partition()).isEqualTo(Fleet.partition(drone));
        assertThat(head.ageMillis()).isBetween(0.0, 30_000.0);
        assertThat(head.state()).isEqualTo(DroneState.LIVE);
        assertThat(head.detections().objects()).containsExactly(PERSON);
        assertThat(head.detections().frame().sequence()).isEqualTo(head.frame().sequence());
    }

    @Test
    void shouldSendTwoMessagesAndThenTheNewestWhenTheViewerAcknowledges() {
        var drone = known("socket-acks");
        subscribe(drone, "");
        sendUntilReceived(drone, 2);
        double before = conflated();
        long newest = send(drone, 20);
        await().until(() -> conflated() >= before + 19);
        assertThat(viewer.messages()).hasSize(2);

        viewer.send("{\"ack\":1}");

        // The newest may have become too old meanwhile.
        sendUntilReceived(drone, 3);
        assertThat(viewer.messages())
                .extracting(message -> message.head().number())
                .startsWith(1L, 2L, 3L);
        assertThat(viewer.messages().get(2).head().frame().sequence())
                .as("the newest, or the one before it where that was on its way still")
                .isGreaterThanOrEqualTo(newest - 1);
    }

    @Test
    void shouldNotSendAFrameThatBecameOldWhileTheViewerWasBusy() {
        var drone = known("socket-old");
        subscribe(drone, "");
        sendUntilReceived(drone, 2);
        long old = send(drone, 1);

        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        viewer.send("{\"ack\":2}");
        sendUntilReceived(drone, 3);

        assertThat(viewer.messages().get(2).head().frame().sequence()).isGreaterThan(old);
    }

    @Test
    void shouldSendAtMostSoManyFramesASecondInTheWidthAskedFor() {
        var drone = known("socket-pace");
        subscribe(drone, ",\"fps\":5,\"width\":160");
        fleet.stream(drone, 20, PICTURE);
        long began = System.nanoTime();

        await().untilAsserted(() -> {
            acknowledgeAll();
            assertThat(viewer.messages()).hasSizeGreaterThan(10);
        });

        int received = viewer.messages().size();
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(received).isLessThanOrEqualTo((int) (5 * seconds) + 2);
        assertThat(Jpegs.decode(viewer.messages().get(1).jpeg()).getWidth()).isEqualTo(160);
    }

    @Test
    void shouldSendNothingMoreAfterUnsubscribing() {
        var drone = known("socket-unsubscribe");
        subscribe(drone, "");
        sendUntilReceived(drone, 1);

        viewer.send("{\"unsubscribe\":[\"" + drone + "\"],\"ping\":1}");
        await().untilAsserted(() -> assertThat(viewer.texts()).containsExactly("{\"pong\":1.0}"));
        int received = viewer.messages().size();
        send(drone, 3);

        await().pollDelay(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(viewer.messages()).hasSize(received));
    }

    @Test
    void shouldBeginWithADroneThatIsNotKnownYetWhenItComes() {
        var drone = new DroneId("socket-later");
        subscribe(drone, "");
        fleet.stream(drone, 10, PICTURE);

        await().untilAsserted(() -> assertThat(viewer.messages()).isNotEmpty());
    }

    @Test
    void shouldAnswerAPingAtOnce() {
        viewer.send("{\"ping\":1234.5}");

        await().untilAsserted(() -> assertThat(viewer.texts()).containsExactly("{\"pong\":1234.5}"));
    }

    @Test
    void shouldSayWhatIsWrongWithARequestAndGoOn() {
        viewer.send("hello");
        viewer.send("{\"subscribe\":[{\"drone\":\"../etc\"}]}");
        viewer.send("{\"subscribe\":[{\"drone\":\"alpha\",\"width\":3}]}");
        viewer.send("{\"subscribe\":[{}]}");
        viewer.send("{\"subscribe\":[{\"drone\":\"alpha\",\"from\":\"yesterday\"}]}");
        viewer.send("{\"ping\":2}");

        await().untilAsserted(() -> assertThat(viewer.texts()).hasSize(6));
        assertThat(viewer.texts().get(0)).contains("error", "must be JSON");
        assertThat(viewer.texts().get(1)).contains("error", "../etc");
        assertThat(viewer.texts().get(2)).contains("error", "width must be 16..8192, got 3");
        assertThat(viewer.texts().get(3)).contains("error", "must name its drone");
        assertThat(viewer.texts().get(4)).contains("error", "from must be -1s to -600s, got 'yesterday'");
        assertThat(viewer.texts().get(5)).contains("pong");
    }

    @Test
    void shouldPaintTheBoxesIntoThePictureWhenAsked() {
        var drone = known("socket-boxes");
        fleet.detector("detect-1", "yolov8n");
        subscribe(drone, ",\"overlay\":\"boxes\"");
        fleet.stream(drone, 10, PICTURE, PERSON);

        await().untilAsserted(() -> {
            acknowledgeAll();
            assertThat(viewer.messages()).anySatisfy(message -> {
                var left = new Color(Jpegs.decode(message.jpeg()).getRGB(100, 250));
                assertThat(left.getRed() - left.getBlue())
                        .as("on the left edge of the box")
                        .isGreaterThan(60);
            });
        });
    }

    private static boolean hasItsOwn(SocketClient.Message message) {
        return message.head().detections() != null && !message.head().held();
    }

    private DroneId known(String id) {
        var drone = new DroneId(id);
        fleet.connected(drone);
        await().untilAsserted(() -> given().get("/api/v1/drones/" + id).then().statusCode(200));
        return drone;
    }

    private void subscribe(DroneId drone, String more) {
        viewer.send("{\"subscribe\":[{\"drone\":\"" + drone + "\"" + more + "}]}");
    }

    /** The viewer acknowledges none of them. */
    private void sendUntilReceived(DroneId drone, int messages) {
        await().until(() -> {
            send(drone, 1);
            return viewer.messages().size() >= messages;
        });
    }

    private double conflated() {
        return meters.get("skylens.view.frames.conflated")
                .tag("kind", "websocket")
                .counter()
                .count();
    }

    private long send(DroneId drone, int frames) {
        long newest = 0;
        for (int i = 0; i < frames; i++) {
            newest = fleet.frame(drone, PICTURE).frame().sequence();
        }
        return newest;
    }

    private void acknowledgeAll() {
        var messages = viewer.messages();
        if (!messages.isEmpty()) {
            viewer.send("{\"ack\":" + messages.get(messages.size() - 1).head().number() + "}");
        }
    }
}

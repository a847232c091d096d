package io.skylens.view.viewer.websocket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.DroneId;
import io.skylens.view.Fleet;
import io.skylens.view.Jpegs;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The past on the viewers' socket. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class ReplayTest {

    private static final byte[] PICTURE = Jpegs.plain(640, 480);
    private static final DetectedObject PERSON = new DetectedObject("person", 0, 0.91, new Box(100, 100, 400, 300));

    @TestHTTPResource("/")
    URI root;

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
    void shouldShowThePastAgainAtItsOwnPaceWithWhatWasFoundInIt() {
        var drone = known("socket-past");
        long first = 0;
        for (int i = 0; i < 12; i++) {
            var sent = fleet.frame(drone, PICTURE);
            fleet.detected(sent, PERSON);
            first = i == 0 ? sent.frame().sequence() : first;
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        }

        subscribe(drone, ",\"from\":\"-30s\"");

        await().untilAsserted(() -> {
            acknowledgeAll();
            assertThat(viewer.messages()).hasSizeGreaterThan(5);
        });
        var heads = viewer.messages().stream().map(SocketClient.Message::head).toList();
        assertThat(heads.get(0).frame().sequence()).isEqualTo(first);
        assertThat(heads).allSatisfy(head -> {
            assertThat(head.replay()).isTrue();
            assertThat(head.held()).isFalse();
            assertThat(head.detections().frame().sequence())
                    .isEqualTo(head.frame().sequence());
            assertThat(head.ageMillis()).as("it does not pretend").isGreaterThan(500);
        });
        assertThat(heads).extracting(head -> head.frame().sequence()).isSorted();
    }

    @Test
    void shouldComeBackFromThePastToThePresent() {
        var drone = known("socket-back");
        fleet.stream(drone, 10, PICTURE);
        subscribe(drone, ",\"from\":\"-5s\"");
        await().untilAsserted(() -> assertThat(viewer.messages()).isNotEmpty());

        subscribe(drone, "");

        await().untilAsserted(() -> {
            acknowledgeAll();
            assertThat(viewer.messages())
                    .anySatisfy(message -> assertThat(message.head().replay()).isFalse());
        });
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

    private void acknowledgeAll() {
        var messages = viewer.messages();
        if (!messages.isEmpty()) {
            viewer.send("{\"ack\":" + messages.get(messages.size() - 1).head().number() + "}");
        }
    }
}

package io.skylens.view.viewer.snapshot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.view.Fleet;
import io.skylens.view.Jpegs;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class SnapshotTest {

    private static final byte[] PICTURE = Jpegs.plain(640, 480);

    private final Fleet fleet = new Fleet();

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void shouldWaitForAFrameAndSayItsAge() {
        var drone = new DroneId("snapshot-live");
        fleet.stream(drone, 5, PICTURE);
        awaitState(drone, "LIVE");

        var response = given().get(snapshot(drone));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("image/jpeg");
        assertThat(Integer.parseInt(response.header("X-Frame-Age"))).isBetween(0, 10_000);
        assertThat(response.header("Skylens-Frame")).startsWith("snapshot-live/");
        assertThat(response.header("Skylens-State")).isEqualTo("LIVE");
        assertThat(Instant.parse(response.header("Skylens-State-Since"))).isBefore(Instant.now());
        assertThat(response.header("Skylens-State-Reason")).startsWith("frames arrive");
        assertThat(response.body().asByteArray()).isEqualTo(PICTURE);
    }

    @Test
    void shouldScale() {
        var drone = new DroneId("snapshot-small");
        fleet.stream(drone, 5, PICTURE);
        awaitState(drone, "LIVE");

        var response = given().get(snapshot(drone) + "?width=200&overlay=none");

        assertThat(Jpegs.decode(response.body().asByteArray()).getWidth()).isEqualTo(200);
    }

    @Test
    void shouldSayThatADroneIsUnknown() {
        given().get("/api/v1/drones/snapshot-nobody/snapshot.jpg")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", is(404))
                .body("detail", containsString("'snapshot-nobody' is not known"));
    }

    @Test
    void shouldNotServeAnOldPictureOfADroneThatIsOffline() {
        var drone = new DroneId("snapshot-offline");
        fleet.connected(drone);
        fleet.frame(drone, PICTURE);
        fleet.ended(drone);
        awaitState(drone, "OFFLINE");

        given().get(snapshot(drone))
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Skylens-State", "OFFLINE")
                .header("Skylens-State-Reason", "its session ended")
                .body("detail", containsString("OFFLINE: its session ended"));
    }

    @Test
    void shouldSayThatNoFrameCameInTime() {
        var drone = new DroneId("snapshot-silent");
        fleet.connected(drone);
        awaitState(drone, "LIVE");

        given().get(snapshot(drone)).then().statusCode(503).body("detail", containsString("within 2000 ms"));
    }

    private static String snapshot(DroneId drone) {
        return "/api/v1/drones/" + drone + "/snapshot.jpg";
    }

    private static void awaitState(DroneId drone, String state) {
        await().untilAsserted(() -> {
            var answer = given().get("/api/v1/drones/" + drone);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().getString("state")).isEqualTo(state);
        });
    }
}

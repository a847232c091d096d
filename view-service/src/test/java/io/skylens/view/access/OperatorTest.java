package io.skylens.view.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.skylens.access.Grant;
import io.skylens.access.KeyFile;
import io.skylens.access.Role;
import io.skylens.access.TokenIssuer;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.view.Fleet;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who looks may not change, where tokens are asked for. */
@QuarkusTest
@TestProfile(ClosedProfile.class)
@QuarkusTestResource(TestBroker.class)
class OperatorTest {

    private static final String DRONE = "/api/v1/drones/closed-changed";
    private static final String SOURCE = "/api/v1/sources/closed-source";

    private final Fleet fleet = new Fleet();

    @BeforeEach
    void fly() {
        fleet.connected(new DroneId("closed-changed"));
        await().untilAsserted(() -> as(Role.VIEWER).get(DRONE).then().statusCode(200));
    }

    @AfterEach
    void land() {
        fleet.close();
    }

    @Test
    void shouldLetAnOperatorChangeWhatAViewerMayOnlySee() throws Exception {
        as(Role.VIEWER)
                .body("{\"name\":\"Harbour\"}")
                .patch(DRONE)
                .then()
                .statusCode(403)
                .body("detail", containsString("operator"));
        as(Role.VIEWER).delete(DRONE).then().statusCode(403);
        as(Role.VIEWER).body("{\"fps\":5}").post(DRONE + "/settings").then().statusCode(403);
        as(Role.VIEWER).get(SOURCE).then().statusCode(403);
        as(Role.VIEWER)
                .body("{\"url\":\"rtsp://192.0.2.5/one\"}")
                .put(SOURCE)
                .then()
                .statusCode(403);

        as(Role.OPERATOR)
                .body("{\"name\":\"Harbour\"}")
                .patch(DRONE)
                .then()
                .statusCode(200)
                .body("name", is("Harbour"));
        as(Role.OPERATOR).get(SOURCE).then().statusCode(404);
    }

    private static RequestSpecification as(Role role) throws Exception {
        var keys = KeyFile.open(ClosedProfile.KEYS).keys();
        var token =
                new TokenIssuer(keys).issue(new Grant("jin", role, Optional.empty(), Instant.now(), Optional.empty()));
        return given().auth().preemptive().oauth2(token).contentType("application/json");
    }
}

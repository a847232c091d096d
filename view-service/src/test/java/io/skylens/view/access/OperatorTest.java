package io.skylens.view.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import io.skylens.allinone.broker.LogLines;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.view.Fleet;
import io.skylens.view.Jpegs;
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
        fleet.stream(new DroneId("closed-changed"), 5, Jpegs.plain(64, 48));
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

    @Test
    void shouldLetAnOperatorMaskWhatNobodyMaySee() throws Exception {
        var mask = "{\"polygons\":[[{\"x\":0,\"y\":0},{\"x\":1,\"y\":0},{\"x\":0.5,\"y\":0.5}]]}";

        as(Role.VIEWER).body(mask).put(DRONE + "/mask").then().statusCode(403);
        as(Role.VIEWER).delete(DRONE + "/mask").then().statusCode(403);
        as(Role.OPERATOR)
                .body("{\"polygons\":[]}")
                .put(DRONE + "/mask")
                .then()
                .statusCode(400)
                .body("detail", containsString("1 to 64 polygons"));
        as(Role.OPERATOR)
                .body(mask.replace("0.5", "7"))
                .put(DRONE + "/mask")
                .then()
                .statusCode(400);

        as(Role.OPERATOR).body(mask).put(DRONE + "/mask").then().statusCode(200).body("effect", is("fill"));
        as(Role.VIEWER).get(DRONE + "/mask").then().statusCode(200).body("polygons[0][2].y", is(0.5f));
        as(Role.OPERATOR).delete(DRONE + "/mask").then().statusCode(204);
        await().untilAsserted(() -> as(Role.VIEWER).get(DRONE + "/mask").then().statusCode(404));
    }

    @Test
    void shouldLetAnAdminOnlyTakeTokensBack() throws Exception {
        var revocation = "/api/v1/revocations/closed-leaver";
        var leaver = token("closed-leaver", Role.VIEWER);
        given().auth().preemptive().oauth2(leaver).get(DRONE).then().statusCode(200);

        as(Role.VIEWER).put(revocation).then().statusCode(403);
        as(Role.OPERATOR).put(revocation).then().statusCode(403).body("detail", containsString("admin"));
        as(Role.ADMIN).put(revocation).then().statusCode(200).body("subject", is("closed-leaver"));

        await().untilAsserted(() ->
                given().auth().preemptive().oauth2(leaver).get(DRONE).then().statusCode(401));
    }

    @Test
    void shouldWriteDownWhoChangedWhatAndWhoWatchedWhat() throws Exception {
        try (var lines = new LogLines("audit")) {
            as(Role.OPERATOR).body("{\"name\":\"Pier\"}").patch(DRONE).then().statusCode(200);
            as(Role.OPERATOR)
                    .body("{\"url\":\"rtsp://ann:s3cret@192.0.2.5/one\"}")
                    .put(SOURCE)
                    .then()
                    .statusCode(200);
            as(Role.OPERATOR).delete(SOURCE).then().statusCode(204);
            as(Role.ADMIN)
                    .urlEncodingEnabled(false)
                    .put("/api/v1/revocations/x%22%0Aevent=forged")
                    .then()
                    .statusCode(200);
            as(Role.VIEWER).get(DRONE + "/snapshot.jpg").then().statusCode(200);
            as(Role.VIEWER).get(DRONE + "/snapshot.jpg").then().statusCode(200);
            given().get(DRONE + "?token=s3cret").then().statusCode(401);

            assertThat(lines.all())
                    .contains(
                            "event=changed who=\"jin\" what=\"drone/closed-changed\" how=renamed",
                            "event=changed who=\"jin\" what=\"source/closed-source\" how=declared",
                            "event=changed who=\"jin\" what=\"source/closed-source\" how=removed",
                            "event=changed who=\"jin\" what=\"revocation/x??event=forged\" how=revoked")
                    .containsOnlyOnce("event=watched who=\"jin\" drone=closed-changed by=snapshot")
                    .anyMatch(line -> line.startsWith("event=refused address=127.0.0.1 method=GET path=\"" + DRONE))
                    .noneMatch(line -> line.contains("s3cret"));
        }
    }

    private static RequestSpecification as(Role role) throws Exception {
        return given().auth().preemptive().oauth2(token("jin", role)).contentType("application/json");
    }

    private static String token(String subject, Role role) throws Exception {
        var keys = KeyFile.open(ClosedProfile.KEYS).keys();
        return new TokenIssuer(keys).issue(new Grant(subject, role, Optional.empty(), Instant.now(), Optional.empty()));
    }
}

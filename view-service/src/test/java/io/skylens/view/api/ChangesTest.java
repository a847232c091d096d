package io.skylens.view.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.view.Fleet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people change: names, which drones are known, which cameras are fetched. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class ChangesTest {

    private final Fleet fleet = new Fleet();

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void shouldRenameADroneAndTakeTheNameBack() {
        var drone = new DroneId("api-renamed");
        fleet.connected(drone);
        awaitKnown(drone);

        rename(drone, "현장 북문").statusCode(200).body("name", is("현장 북문")).body("state", is("LIVE"));
        fleet.connected(drone);

        await().untilAsserted(() -> given().get("/api/v1/drones/api-renamed")
                .then()
                .body("name", is("현장 북문"))
                .body("writtenAt", not(emptyOrNullString())));
        rename(drone, " ").statusCode(200).body("name", nullValue());
        rename(drone, "x".repeat(81)).statusCode(400).body("detail", containsString("at most 80 characters"));
        rename(new DroneId("api-nobody"), "x").statusCode(404);
    }

    @Test
    void shouldLaySettingsOverThoseThatHold() {
        var drone = new DroneId("api-set");
        fleet.connected(drone);
        awaitKnown(drone);

        set(drone, "{\"fps\":5}").statusCode(200).body("fps", is(5f)).body("quality", nullValue());
        set(drone, "{\"quality\":60,\"size\":\"640x480\"}")
                .statusCode(200)
                .body("fps", is(5f))
                .body("quality", is(60))
                .body("size", is("640x480"));

        set(drone, "{}").statusCode(400).body("detail", containsString("must name a quality, a size or fps"));
        set(drone, "{\"quality\":0}").statusCode(400).body("detail", is("quality must be 1 to 100, got 0"));
        set(new DroneId("api-nobody"), "{\"fps\":5}").statusCode(404);
    }

    @Test
    void shouldForgetADroneThatIsOfflineAndNoOther() {
        var drone = new DroneId("api-forget");
        fleet.connected(drone);
        awaitKnown(drone);
        given().delete("/api/v1/drones/api-forget").then().statusCode(409).body("detail", containsString("OFFLINE"));

        fleet.ended(drone);
        await().untilAsserted(
                        () -> given().get("/api/v1/drones/api-forget").then().body("state", is("OFFLINE")));
        given().delete("/api/v1/drones/api-forget").then().statusCode(204);

        given().get("/api/v1/drones/api-forget").then().statusCode(404);
    }

    @Test
    void shouldDeclareASourceWithoutEverShowingItsPassword() {
        declare("{\"url\":\"rtsp://admin:secret@192.0.2.5/one\",\"fps\":10}")
                .statusCode(200)
                .body("id", is("api-source"))
                .body("fps", is(10f))
                .body("declaredIn", is("api"))
                .body("state", is("waiting"))
                .body("url", not(containsString("secret")));
        given().get("/api/v1/sources").then().statusCode(200).body("id", hasItem("api-source"));
        declare("{\"url\":\"gopher://x\"}").statusCode(400).body("detail", containsString("gopher"));
        declare("{}").statusCode(400).body("detail", containsString("must have a url"));

        given().delete("/api/v1/sources/api-source").then().statusCode(204);

        given().get("/api/v1/sources/api-source").then().statusCode(404);
    }

    private static ValidatableResponse declare(String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/api/v1/sources/api-source")
                .then();
    }

    private static void awaitKnown(DroneId drone) {
        await().untilAsserted(
                        () -> given().get("/api/v1/drones/" + drone).then().statusCode(200));
    }

    private static ValidatableResponse set(DroneId drone, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/drones/" + drone + "/settings")
                .then();
    }

    private static ValidatableResponse rename(DroneId drone, String name) {
        return given().contentType("application/json")
                .body(Map.of("name", name))
                .patch("/api/v1/drones/" + drone)
                .then();
    }
}

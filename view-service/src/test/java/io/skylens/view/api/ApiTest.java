package io.skylens.view.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class ApiTest {

    private static final byte[] PICTURE = Jpegs.plain(64, 48);
    private static final DetectedObject PERSON = new DetectedObject("person", 0, 0.91, new Box(10, 10, 20, 30));

    @TestHTTPResource("/")
    URI root;

    private final Fleet fleet = new Fleet();

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void shouldShowAStatusWithItsStateBesideItsFields() {
        var drone = new DroneId("api-one");
        fleet.named(drone, "현장 북문");
        fleet.connected(drone);

        await().untilAsserted(() -> given().get("/api/v1/drones/api-one").then().statusCode(200));
        given().get("/api/v1/drones/api-one")
                .then()
                .body("drone", is("api-one"))
                .body("name", is("현장 북문"))
                .body("state", is("LIVE"))
                .body("reason", is("frames arrive, about 10.0 a second"))
                .body("partition", is(Fleet.partition(drone)));
        given().get("/api/v1/drones").then().statusCode(200).body("drone", hasItem("api-one"));
    }

    @Test
    void shouldForgetADroneWithATombstone() {
        var drone = new DroneId("api-forgotten");
        fleet.connected(drone);
        await().untilAsserted(
                        () -> given().get("/api/v1/drones/api-forgotten").then().statusCode(200));

        fleet.forget(drone);

        await().untilAsserted(
                        () -> given().get("/api/v1/drones/api-forgotten").then().statusCode(404));
    }

    @Test
    void shouldAnswerTheNewestDetections() {
        var drone = new DroneId("api-detections");
        fleet.connected(drone);
        await().untilAsserted(() ->
                given().get("/api/v1/drones/api-detections").then().statusCode(200));
        given().get("/api/v1/drones/api-detections/detections")
                .then()
                .statusCode(404)
                .body("detail", containsString("no detections yet"));

        await().untilAsserted(() -> {
            fleet.detected(fleet.frame(drone, PICTURE), PERSON);
            given().get("/api/v1/drones/api-detections/detections")
                    .then()
                    .statusCode(200)
                    .body("objects[0].label", is("person"))
                    .body("frame.width", is(64));
        });
    }

    @Test
    void shouldTellWhatHappenedAndHowItWas() {
        var drone = new DroneId("api-happened");
        fleet.stream(drone, 10, PICTURE, PERSON);

        await().untilAsserted(() -> given().get("/api/v1/drones/api-happened/events")
                .then()
                .statusCode(200)
                .body("kind", hasItems("class-appeared", "drone-came"))
                .body("label", hasItem("person")));
        await().untilAsserted(() -> given().get("/api/v1/drones/api-happened/history")
                .then()
                .statusCode(200)
                .body("stepMillis", is(2000))
                .body("fps.flatten().max()", is(10f))
                .body("objects.person.max()", is(1f)));
    }

    @Test
    void shouldDescribeEveryEndpoint() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        Map<String, ?> paths = given().port(port)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("paths");
        assertThat(paths.keySet())
                .contains(
                        "/api/v1/drones",
                        "/api/v1/drones/{id}",
                        "/api/v1/drones/{id}/stream.mjpeg",
                        "/api/v1/drones/{id}/snapshot.jpg",
                        "/api/v1/drones/{id}/detections",
                        "/api/v1/drones/{id}/events",
                        "/api/v1/drones/{id}/history",
                        "/api/v1/detectors",
                        "/api/v1/events",
                        "/api/v1/sources",
                        "/api/v1/sources/{id}",
                        "/api/v1/setup",
                        "/video",
                        "/ws");
    }

    @Test
    void shouldListDetectorsThatAreAlive() {
        await().untilAsserted(() -> {
            fleet.detector("detect-api", "yolov8n");
            given().get("/api/v1/detectors").then().statusCode(200).body("detector", hasItems("detect-api"));
        });

        await().untilAsserted(() -> assertThat(
                        given().get("/api/v1/detectors").jsonPath().getList("detector"))
                .doesNotContain("detect-api"));
    }

    @Test
    void shouldTellOfDronesAndDetectorsAsEvents() {
        fleet.connected(new DroneId("api-before"));
        await().untilAsserted(
                        () -> given().get("/api/v1/drones/api-before").then().statusCode(200));
        List<String> lines = new CopyOnWriteArrayList<>();
        var request = HttpRequest.newBuilder(root.resolve("/api/v1/events"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAccept(response -> response.body().forEach(lines::add));
        await().until(() -> lines.contains("event:ready"));

        fleet.connected(new DroneId("api-event"));
        fleet.forget(new DroneId("api-event"));
        fleet.stream(new DroneId("api-seen"), 10, PICTURE, PERSON);

        await().until(() -> lines.stream().anyMatch(line -> line.contains("\"kind\":\"class-appeared\"")));
        await().until(() -> lines.contains("data:{\"drone\":\"api-event\"}"));
        assertThat(lines.stream().filter(line -> line.startsWith("event:")).findFirst())
                .hasValue("event:begin");
        assertThat(lines).contains("event:drone", "event:detectors", "event:event", "event:gone");
        assertThat(lines.indexOf("event:ready"))
                .isGreaterThan(indexOf(lines, "\"drone\":\"api-before\""))
                .isLessThan(indexOf(lines, "\"drone\":\"api-event\""));
    }

    @Test
    void shouldAnswerHealthAndMetricsOnTheManagementPort() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        await().untilAsserted(
                        () -> given().port(port).get("/q/health/ready").then().statusCode(200));

        given().port(port)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("skylens_view_viewers{kind=\"mjpeg\""))
                .body(containsString("skylens_view_frames_sent_total{kind=\"websocket\""))
                .body(containsString("skylens_view_frames_conflated_total{kind=\"mjpeg\""))
                .body(containsString("skylens_view_encodes_total"))
                .body(containsString("skylens_view_hop_seconds_count{hop=\"ingest\""))
                .body(containsString("skylens_view_hop_seconds_count{hop=\"send\""))
                .body(containsString("skylens_view_playbacks"))
                .body(containsString("skylens_view_partitions_assigned"))
                .body(containsString("skylens_view_joined_total{boxes=\"held\""));
    }

    @Test
    void shouldServeThePageUnderItsOwnAddressesWithAStrictPolicy() {
        for (var path : List.of("/", "/drones/alpha")) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Content-Security-Policy", containsString("script-src 'self'"))
                    .header("Cache-Control", "no-cache");
        }
    }

    @Test
    void shouldSayWhereDevicesSendTo() {
        given().get("/api/v1/setup").then().statusCode(200).body("phoneUrl", is("https://192.0.2.1:3443/send"));
    }

    private static int indexOf(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("no line contains " + part);
    }
}

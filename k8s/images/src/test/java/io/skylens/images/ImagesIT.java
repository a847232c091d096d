package io.skylens.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AccessMode;
import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.lifecycle.Startables;

/** The system made of its images, side by side in one network as in a cluster: a picture goes in, boxes come out. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImagesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DRONE = "alpha";
    private static final String KAFKA = "broker:9092";
    private static final String KEYS_FOLDER = "/etc/skylens/keys";
    private static final String KEYS = KEYS_FOLDER + "/keys.json";
    private static final String DETECTIONS = "/api/v1/drones/" + DRONE + "/detections";
    private static final String SNAPSHOT = "/api/v1/drones/" + DRONE + "/snapshot.jpg";
    private static final String FRAMES = "/api/v1/drones/" + DRONE + "/frames";
    private static final String GOLDEN = "detect-service/src/test/resources/demo-model/golden.";
    /** Weaker boxes come and go with the decoder's rounding. */
    private static final double CERTAIN = 0.5;
    /** Of a process that ended after SIGTERM, rather than by it or by SIGKILL. */
    private static final long ENDED_WHEN_ASKED = 143;

    @TempDir
    private static Path keys;

    private static Network network;
    private static RestrictedContainer broker;
    private static RestrictedContainer ingest;
    private static RestrictedContainer detect;
    private static RestrictedContainer view;
    private static String deviceToken;
    private static String viewerToken;

    @BeforeAll
    static void startAll() throws Exception {
        Awaitility.setDefaultTimeout(RestrictedContainer.PATIENCE);
        BuiltImages.require();
        makeKeys();
        network = Network.newNetwork();
        broker = container("broker").withCommand("/data/kafka", "9092", "9093", "broker");
        ingest = service("ingest").withExposedPorts(3001, 9000).withFolder(keys, KEYS_FOLDER, AccessMode.ro);
        view = service("view").withExposedPorts(8080, 9000).withFolder(keys, KEYS_FOLDER, AccessMode.ro);
        detect = service("detect")
                .withExposedPorts(9000)
                // A picture may wait longer on a busy machine.
                .withEnv("SKYLENS_DETECT_MAX_FRAME_AGE", "20s");
        Startables.deepStart(broker, ingest, view, detect).join();
        deviceToken = ingest.says("skylens-token", DRONE);
        viewerToken = view.says("skylens-token", "jin", "--role", "viewer");
        await().until(ingest::isReady);
        await().until(view::isReady);
        await().until(detect::isReady);
    }

    /** As an operator does before the first start; the keys belong to the user that the services run as. */
    private static void makeKeys() throws IOException {
        keys.toFile().setWritable(true, false);
        keys.toFile().setReadable(true, false);
        keys.toFile().setExecutable(true, false);
        try (var maker = new RestrictedContainer("ingest")) {
            maker.withFolder(keys, KEYS_FOLDER, AccessMode.rw)
                    .withCreateContainerCmdModifier(command -> command.withEntrypoint("skylens-token"))
                    .withCommand(DRONE, "--create-keys", "--keys", KEYS)
                    .withStartupCheckStrategy(
                            new OneShotStartupCheckStrategy().withTimeout(RestrictedContainer.PATIENCE))
                    .start();
        }
    }

    private static RestrictedContainer service(String name) {
        return container(name).withEnv("KAFKA_BOOTSTRAP_SERVERS", KAFKA).withEnv("SKYLENS_ACCESS_KEYS", KEYS);
    }

    private static RestrictedContainer container(String name) {
        return new RestrictedContainer(name).withNetwork(network).withNetworkAliases(name);
    }

    @AfterAll
    static void stopAll() {
        for (var container : List.of(view, detect, ingest, broker)) {
            if (container != null) {
                container.close();
            }
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    @Order(1)
    void shouldFindInThePictureThatIsSentWhatIsInIt() throws Exception {
        var jpeg = Files.readAllBytes(BuiltImages.inProject(GOLDEN + "jpg"));
        await().until(() -> {
            assertThat(Http.postJpeg(ingest.url(3001, FRAMES), jpeg, deviceToken)
                            .status())
                    .isEqualTo(202);
            return Http.get(view.url(8080, DETECTIONS), viewerToken).status() == 200;
        });

        var found = JSON.treeToValue(
                JSON.readTree(Http.get(view.url(8080, DETECTIONS), viewerToken).body())
                        .get("objects"),
                DetectedObject[].class);
        for (var expected : JSON.readTree(BuiltImages.inProject(GOLDEN + "json").toFile())) {
            if (expected.get("score").asDouble() >= CERTAIN) {
                assertThat(found).as(expected.toString()).anyMatch(object -> isSame(object, expected));
            }
        }
    }

    private static boolean isSame(DetectedObject object, JsonNode expected) {
        var corners = expected.get("box");
        double left = corners.get(0).asDouble();
        double top = corners.get(1).asDouble();
        var box = new Box(
                left, top, corners.get(2).asDouble() - left, corners.get(3).asDouble() - top);
        return object.label().equals(expected.get("label").asText())
                && object.box().iou(box) >= 0.9;
    }

    @Test
    @Order(2)
    void shouldDrawTheBoxesIntoThePicture() throws Exception {
        var jpeg = Files.readAllBytes(BuiltImages.inProject(GOLDEN + "jpg"));

        await().until(() ->
                Http.postJpeg(ingest.url(3001, FRAMES), jpeg, deviceToken).status() == 202
                        && Http.get(view.url(8080, SNAPSHOT), viewerToken).status() == 200);

        assertThat(view.getLogs()).contains("Pictures are made by libjpeg-turbo");
        assertThat(detect.getLogs()).contains("decoders with libjpeg-turbo");
    }

    /** What the chart's own test does in a cluster. */
    @Test
    @Order(3)
    void shouldFindWhatASimulatedDroneShows() {
        try (var drone = container("simulator").withFolder(keys, KEYS_FOLDER, AccessMode.ro)) {
            drone.withCommand(
                            "round-trip",
                            "--url=ws://ingest:3001",
                            "--view=http://view:8080",
                            "--keys=" + KEYS,
                            "--within=120",
                            "--objects")
                    .start();

            await().until(drone::hasEnded);

            assertThat(drone.exitCode()).as(drone.getLogs()).isZero();
        }
    }

    @Test
    @Order(4)
    void shouldRunAsAUserWithoutANameWhoCanWriteNothing() throws Exception {
        for (var container : List.of(ingest, detect, view, broker)) {
            assertThat(container.says("id", "-u")).isEqualTo("10001");
            assertThat(container.says("id", "-g")).isEqualTo("10001");
            assertThat(container.says("touch", "/app/x")).contains("Read-only file system");
            assertThat(container.says("cat", "/proc/1/comm")).isEqualTo("java");
        }
    }

    @Test
    @Order(5)
    void shouldUnpackNoLibraryWhileItRuns() throws Exception {
        for (var container : List.of(ingest, detect, view)) {
            assertThat(container.says("find", "/tmp", "-name", "*.so*")).isEmpty();
        }
    }

    @Test
    @Order(6)
    void shouldBringWhatStreamsAndModelsFromElsewhereWant() throws Exception {
        assertThat(ingest.says("ffmpeg", "-hide_banner", "-version")).contains("ffmpeg version");
        assertThat(detect.says("skylens-fetch-model")).contains("usage: skylens-fetch-model");
        for (var container : List.of(ingest, view, detect)) {
            assertThat(container.says("head", "-c", "27", "/etc/ssl/certs/ca-certificates.crt"))
                    .isEqualTo("-----BEGIN CERTIFICATE-----");
        }
    }

    @Test
    @Order(7)
    void shouldSayWhatItIsMadeOf() throws Exception {
        for (var container : List.of(ingest, detect, view, broker)) {
            assertThat(JSON.readTree(container.says("cat", "/app/sbom.cdx.json"))
                            .get("bomFormat"))
                    .hasToString("\"CycloneDX\"");
            assertThat(container.getContainerInfo().getConfig().getLabels())
                    .containsKeys(
                            "org.opencontainers.image.title",
                            "org.opencontainers.image.version",
                            "org.opencontainers.image.revision",
                            "org.opencontainers.image.licenses");
        }
    }

    @Test
    @Order(8)
    void shouldEndWhenAsked() {
        for (var container : List.of(view, detect, ingest, broker)) {
            assertThat(container.exitCodeWhenAskedToEnd())
                    .as(container.getDockerImageName())
                    .isEqualTo(ENDED_WHEN_ASKED);
        }
    }
}

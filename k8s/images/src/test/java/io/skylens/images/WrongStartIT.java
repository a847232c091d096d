package io.skylens.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.lifecycle.Startables;

/**
 * Pods that were given too little, or something wrong, say what it is: in their first lines, and when asked. They are
 * started together, for some of them are patient.
 */
class WrongStartIT {

    /** Inside a container, nobody listens there. */
    private static final String NOBODY = "127.0.0.1:9";

    private static final String NOWHERE = "kafka.invalid:9092";
    /** A slow machine adds some of its own. */
    private static final int FIRST_LINES = 12;

    private static final List<RestrictedContainer> ALL = new ArrayList<>();
    private static final List<RestrictedContainer> UNANSWERED = List.of(
            container("ingest", "KAFKA_BOOTSTRAP_SERVERS", NOBODY).withExposedPorts(9000),
            container("view", "KAFKA_BOOTSTRAP_SERVERS", NOBODY).withExposedPorts(9000),
            container("detect", "KAFKA_BOOTSTRAP_SERVERS", NOBODY).withExposedPorts(9000));
    private static final RestrictedContainer LOST = container("ingest", "KAFKA_BOOTSTRAP_SERVERS", NOWHERE);
    private static final RestrictedContainer WRONG_INGEST =
            container("ingest", "SKYLENS_INGEST_MAX_FRAME_SIZE", "900M");
    private static final RestrictedContainer WRONG_VIEW = container("view", "SKYLENS_VIEW_JPEG_QUALITY", "101");
    private static final RestrictedContainer WRONG_DETECT = container("detect", "SKYLENS_DETECT_DEVICE", "gpu");
    private static final RestrictedContainer WITHOUT_MODEL = container("detect", "SKYLENS_DETECT_MODEL", "");

    private static RestrictedContainer container(String image, String variable, String value) {
        var container = new RestrictedContainer(image).withEnv(variable, value);
        ALL.add(container);
        return container;
    }

    @BeforeAll
    static void startAll() throws IOException, InterruptedException {
        Awaitility.setDefaultTimeout(RestrictedContainer.PATIENCE);
        BuiltImages.require();
        Startables.deepStart(ALL).join();
    }

    @AfterAll
    static void stopAll() {
        ALL.forEach(RestrictedContainer::close);
    }

    @Test
    void shouldSayThatKafkaDoesNotAnswer() {
        for (var service : UNANSWERED) {
            await().ignoreExceptions().untilAsserted(() -> assertThat(service.readiness())
                    .satisfies(answer -> assertThat(answer.status()).isEqualTo(503))
                    .satisfies(answer -> assertThat(answer.text()).contains(NOBODY + ": Timed out")));
            await().untilAsserted(() ->
                    assertThat(firstLines(service)).anyMatch(line -> line.contains("WARN") && line.contains(NOBODY)));
        }
    }

    @Test
    void shouldSayThatKafkaCannotBeFoundAndEnd() {
        assertEndsSaying(LOST, "must name a host:port that can be found, got '" + NOWHERE + "'");
    }

    @Test
    void shouldSayWhichValueIsWrongAndEnd() {
        assertEndsSaying(WRONG_INGEST, "skylens.ingest.max-frame-size must be 1 to");
        assertEndsSaying(WRONG_VIEW, "skylens.view.jpeg-quality");
        assertEndsSaying(WRONG_DETECT, "must be auto, cpu or cuda:N");
    }

    @Test
    void shouldSayThatThereIsNoModelAndEnd() {
        assertEndsSaying(WITHOUT_MODEL, "skylens.detect.model must name the file of a model");
    }

    private static void assertEndsSaying(RestrictedContainer container, String what) {
        await().until(container::hasEnded);
        assertThat(container.exitCode()).isEqualTo(1);
        assertThat(firstLines(container)).anyMatch(line -> line.contains(what));
    }

    private static List<String> firstLines(RestrictedContainer container) {
        return container.logLines().stream().limit(FIRST_LINES).toList();
    }
}

package io.skylens.detect.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skylens.contract.Box;
import io.skylens.contract.Detections;
import io.skylens.contract.PictureShape;
import io.skylens.detect.model.FakeDetector;
import io.skylens.detect.scheduler.Frame;
import io.skylens.detect.scheduler.Frames;
import io.skylens.detect.scheduler.ManualClock;
import io.skylens.detect.telemetry.DetectMetrics;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Picture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final long NOW = 1_000_000;
    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    private final ManualClock clock = new ManualClock(NOW);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DetectMetrics metrics = new DetectMetrics(registry);
    private final JpegCodec codec = JpegCodecs.best();
    private final FakeDetector detector = new FakeDetector();
    private final List<Detections> published = new CopyOnWriteArrayList<>();
    private final Pipeline pipeline = pipelineOf(detector);

    private Pipeline pipelineOf(FakeDetector runs) {
        return pipelineOf(runs, false);
    }

    private Pipeline pipelineOf(FakeDetector runs, boolean reduced) {
        return new Pipeline(
                runs,
                new Decoding(codec, reduced),
                published::add,
                metrics,
                new PipelineSettings("detect-test", MAX_AGE, Batching.ahead(2, Duration.ofMillis(2), 1), clock));
    }

    @BeforeEach
    void start() {
        pipeline.start();
        await().until(pipeline::isWarm);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldPublishWhatWasFoundInAFrame() {
        offer(frame("alpha", 42, 1));

        var detections = awaitOne();
        assertThat(detections.drone().value()).isEqualTo("alpha");
        assertThat(detections.detector()).isEqualTo("detect-test");
        assertThat(detections.model().name()).isEqualTo("fake");
        assertThat(detections.frame().epoch()).isEqualTo(Frames.EPOCH);
        assertThat(detections.frame().sequence()).isEqualTo(42);
        assertThat(detections.frame().partition()).isEqualTo(3);
        assertThat(detections.frame().offset()).isEqualTo(42);
        assertThat(detections.objects()).singleElement().satisfies(object -> {
            assertThat(object.label()).isEqualTo(FakeDetector.LABEL);
            assertThat(object.box()).isEqualTo(new Box(0, 0, WIDTH, HEIGHT));
        });
        assertThat(detections.timing().inferenceMillis()).isEqualTo(3);
        assertThat(detections.timing().decodeMillis()).isPositive();
    }

    @Test
    void shouldGivePixelsOfThePictureAsDisplayed() {
        offer(frame("alpha", 1, 6));

        var detections = awaitOne();
        assertThat(detections.frame().width()).isEqualTo(HEIGHT);
        assertThat(detections.frame().height()).isEqualTo(WIDTH);
        assertThat(detections.objects().get(0).box()).isEqualTo(new Box(0, 0, HEIGHT, WIDTH));
    }

    @Test
    void shouldGivePixelsOfTheWholePictureWhenItIsDecodedSmaller() {
        try (var reducing = pipelineOf(new FakeDetector(), true)) {
            reducing.start();
            reducing.intake().offer(List.of(frame("alpha", 1, 6)));

            var detections = awaitOne();
            assertThat(detections.frame().width()).isEqualTo(HEIGHT);
            assertThat(detections.objects().get(0).box()).isEqualTo(new Box(0, 0, HEIGHT, WIDTH));
        }
    }

    @Test
    void shouldCountAFrameThatIsNoPictureAndGoOn() {
        offer(new Frame(Frames.header("alpha", 1, new PictureShape(WIDTH, HEIGHT, 1)), 3, 1, NOW, new byte[] {1, 2}));
        await().until(() -> skipped("undecodable") == 1);

        offer(frame("alpha", 2, 1));

        assertThat(awaitOne().frame().sequence()).isEqualTo(2);
    }

    @Test
    void shouldNotPublishAFrameThatBecameTooOldInTheModel() {
        detector.onRun(() -> clock.advance(1500));

        offer(frame("alpha", 1, 1));

        await().until(() -> skipped("expired") == 1);
        assertThat(published).isEmpty();
    }

    @Test
    void shouldGoOnAfterTheModelFailed() {
        detector.onRun(() -> {
            throw new IllegalStateException("out of memory");
        });
        offer(frame("alpha", 1, 1));
        await().until(() -> skipped("failed") == 1);
        detector.onRun(() -> {});

        offer(frame("alpha", 2, 1));

        assertThat(awaitOne().frame().sequence()).isEqualTo(2);
        assertThat(pipeline.isAlive()).isTrue();
    }

    @Test
    void shouldSayForHowLongTheModelHasBeenRunning() {
        var release = new CountDownLatch(1);
        detector.onRun(() -> await().until(() -> release.getCount() == 0));

        offer(frame("alpha", 1, 1));

        await().until(() -> pipeline.busyFor().toMillis() > 20);
        release.countDown();
        awaitOne();
        await().until(() -> pipeline.busyFor().isZero());
    }

    @Test
    void shouldFinishWhatItHasBegunAtTheEnd() {
        var release = new CountDownLatch(1);
        detector.onRun(() -> await().until(() -> release.getCount() == 0));
        offer(frame("alpha", 1, 1));
        await().until(() -> !pipeline.busyFor().isZero());
        release.countDown();

        pipeline.close();

        assertThat(published).hasSize(1);
        assertThat(detector.isClosed()).isTrue();
        assertThat(pipeline.isAlive()).isFalse();
    }

    @Test
    void shouldPublishTheFramesOfADroneInTheirOrder() {
        var release = new CountDownLatch(1);
        var runs = new AtomicInteger();
        var two = new FakeDetector(2);
        try (var pair = pipelineOf(two)) {
            pair.start();
            await().until(pair::isWarm);
            two.onRun(() -> {
                if (runs.incrementAndGet() == 1) {
                    await().until(() -> release.getCount() == 0);
                }
            });
            pair.intake().offer(List.of(frame("alpha", 1, 1)));
            await().until(() -> runs.get() == 1);
            pair.intake().offer(List.of(frame("alpha", 2, 1)));
            pair.intake().offer(List.of(frame("bravo", 3, 1)));
            await().until(() -> published.size() == 1);
            release.countDown();

            await().until(() -> published.size() == 3);
            assertThat(published)
                    .extracting(detections -> detections.frame().sequence())
                    .containsExactly(3L, 1L, 2L);
        }
    }

    private void offer(Frame frame) {
        pipeline.intake().offer(List.of(frame));
    }

    private Detections awaitOne() {
        await().until(() -> published.size() == 1);
        return published.get(0);
    }

    private double skipped(String reason) {
        return registry.get("skylens.detect.frames")
                .tags("reason", reason)
                .counter()
                .count();
    }

    private Frame frame(String drone, long sequence, int orientation) {
        var header = Frames.header(drone, sequence, new PictureShape(WIDTH, HEIGHT, orientation));
        try (var picture = Picture.ofBgr(new byte[WIDTH * HEIGHT * 3], WIDTH, HEIGHT)) {
            return new Frame(header, 3, sequence, clock.millis(), codec.encode(picture, 90));
        }
    }
}

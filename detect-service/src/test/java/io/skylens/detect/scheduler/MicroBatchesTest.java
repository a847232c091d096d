package io.skylens.detect.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicroBatchesTest {

    private static final Duration VERY_LONG = Duration.ofHours(1);

    private final MicroBatches<String> batches = new MicroBatches<>(3);

    @Test
    void shouldTakeWhatIsReadyUpToTheLargestBatch() throws Exception {
        prepare("a");
        prepare("b");
        prepare("c");

        assertThat(batches.take(2, VERY_LONG)).containsExactly("a", "b");
        assertThat(batches.take(2, VERY_LONG)).containsExactly("c");
    }

    @Test
    void shouldNotWaitForFramesThatNobodyPrepares() throws Exception {
        prepare("a");
        batches.reserve();

        assertThat(batches.take(3, VERY_LONG)).containsExactly("a");
    }

    @Test
    void shouldWaitForAFrameThatIsBeingPrepared() throws Exception {
        prepare("a");
        batches.reserve();
        batches.begin();
        var batch = takeAside(batches, 2);

        batches.add("b");

        assertThat(batch.get(5, TimeUnit.SECONDS)).containsExactly("a", "b");
    }

    @Test
    void shouldNotWaitLongerThanTold() throws Exception {
        prepare("a");
        batches.reserve();
        batches.begin();

        assertThat(batches.take(2, Duration.ofMillis(1))).containsExactly("a");
    }

    @Test
    void shouldPrepareNoMoreThanThereArePlaces() throws Exception {
        prepare("a");
        prepare("b");
        batches.reserve();
        var fourth = CompletableFuture.runAsync(() -> reserve(batches));
        await().pollDelay(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(fourth).isNotDone());

        batches.take(1, Duration.ZERO);

        fourth.get(5, TimeUnit.SECONDS);
    }

    @Test
    void shouldPrepareNothingAheadUnlessTold() throws Exception {
        var onDemand = new MicroBatches<String>(0);
        var prepared = CompletableFuture.runAsync(() -> prepare(onDemand, "a"));
        await().pollDelay(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(prepared).isNotDone());

        assertThat(onDemand.take(1, VERY_LONG)).containsExactly("a");
    }

    @Test
    void shouldPrepareAsMuchAsThoseWhoWaitCanTake() throws Exception {
        var onDemand = new MicroBatches<String>(0);
        var takers = List.of(takeAside(onDemand, 1), takeAside(onDemand, 1));

        prepare(onDemand, "a");
        prepare(onDemand, "b");

        assertThat(List.of(takers.get(0).get(5, TimeUnit.SECONDS), takers.get(1).get(5, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder(List.of("a"), List.of("b"));
    }

    @Test
    void shouldGiveBackThePlaceForWhichThereWasNoFrame() throws Exception {
        for (int i = 0; i < 10; i++) {
            batches.reserve();
            batches.release();
        }
        prepare("a");

        assertThat(batches.take(3, VERY_LONG)).containsExactly("a");
    }

    @Test
    void shouldGiveBackThePlaceOfAFrameThatCouldNotBePrepared() throws Exception {
        for (int i = 0; i < 10; i++) {
            batches.reserve();
            batches.begin();
            batches.abandon();
        }
        prepare("a");

        assertThat(batches.take(3, VERY_LONG)).containsExactly("a");
    }

    @Test
    void shouldGiveOutWhatIsReadyBeforeTheEnd() throws Exception {
        prepare("a");

        batches.close();

        assertThat(batches.take(3, VERY_LONG)).containsExactly("a");
        assertThat(batches.take(3, VERY_LONG)).isEmpty();
    }

    private void prepare(String frame) {
        prepare(batches, frame);
    }

    private static void prepare(MicroBatches<String> batches, String frame) {
        reserve(batches);
        batches.begin();
        batches.add(frame);
    }

    private static void reserve(MicroBatches<String> batches) {
        try {
            batches.reserve();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<List<String>> takeAside(MicroBatches<String> batches, int max) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return batches.take(max, VERY_LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}

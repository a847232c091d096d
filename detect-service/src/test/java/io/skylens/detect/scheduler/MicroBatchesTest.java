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
        var batch = takeAside(2);

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
        var fourth = CompletableFuture.runAsync(this::reserve);
        await().pollDelay(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(fourth).isNotDone());

        batches.take(1, Duration.ZERO);

        fourth.get(5, TimeUnit.SECONDS);
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
        reserve();
        batches.begin();
        batches.add(frame);
    }

    private void reserve() {
        try {
            batches.reserve();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<List<String>> takeAside(int max) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return batches.take(max, VERY_LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}

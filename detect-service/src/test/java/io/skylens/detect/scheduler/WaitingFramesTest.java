package io.skylens.detect.scheduler;

import static io.skylens.detect.scheduler.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingFramesTest {

    private static final long NOW = 1_000_000;

    private final CountedFates fates = new CountedFates();
    private final WaitingFrames waiting =
            new WaitingFrames(new ManualClock(NOW), Duration.ofSeconds(1), drone -> 1, fates);

    @AfterEach
    void close() {
        waiting.close();
    }

    @Test
    void shouldGiveTheNewestFrameOnlyOnceTheReaderHasCaughtUp() throws Exception {
        waiting.hold();
        waiting.offer(List.of(frame("alpha", 1, NOW)));
        var taken = takeAside();
        waiting.offer(List.of(frame("alpha", 2, NOW)));
        waiting.release();

        assertThat(taken.get(5, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(fates.of(Fate.NEWER)).isEqualTo(1);
    }

    @Test
    void shouldLetEveryTakerGoAtTheEndAndCountWhatWaited() throws Exception {
        var taken = takeAside();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("taker") && thread.getState() == Thread.State.WAITING));
        waiting.hold();
        waiting.offer(List.of(frame("alpha", 1, NOW)));

        waiting.close();

        assertThat(taken.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
        assertThat(fates.of(Fate.MOVED)).isEqualTo(1);
    }

    private CompletableFuture<Long> takeAside() {
        var executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "taker"));
        var taken = CompletableFuture.supplyAsync(this::take, executor);
        executor.shutdown();
        return taken;
    }

    /** The sequence of the next frame, -1 at the end. */
    private long take() {
        try {
            return waiting.take().map(frame -> frame.header().id().sequence()).orElse(-1L);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

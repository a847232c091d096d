package io.skylens.detect.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TakenOrderTest {

    private final TakenOrder order = new TakenOrder();
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());

    @Test
    void shouldHoldWhatIsReadyBeforeItsTurn() throws Exception {
        var first = take("alpha", 1);
        var second = take("alpha", 2);
        var other = take("bravo", 1);

        settle(second);
        settle(other);
        assertThat(ended).containsExactly("bravo/1");
        settle(first);

        assertThat(ended).containsExactly("bravo/1", "alpha/1", "alpha/2");
        assertThat(order.drones()).isZero();
    }

    @Test
    void shouldNotWaitForWhatCouldNotBeDetected() throws Exception {
        var first = take("alpha", 1);
        var second = take("alpha", 2);

        settle(second);
        order.settle(first);

        assertThat(ended).containsExactly("alpha/2");
    }

    @Test
    void shouldNotWaitForEverForOneThatIsNeverSettled() throws Exception {
        take("alpha", 0);
        for (int i = 1; i < 3 * TakenOrder.MOST_HELD; i++) {
            settle(take("alpha", i));
        }

        assertThat(ended)
                .hasSizeGreaterThanOrEqualTo(2 * TakenOrder.MOST_HELD - 1)
                .startsWith("alpha/1", "alpha/2");
    }

    @Test
    void shouldKeepTheOrderOfEachDroneOnManyThreads() throws Exception {
        int frames = 2000;
        var inWork = new LinkedBlockingQueue<Frame>();
        var random = new Random(3);
        var threads = Executors.newFixedThreadPool(4);
        var room = new Semaphore(TakenOrder.MOST_HELD);
        for (int i = 0; i < frames; i++) {
            room.acquire();
            var frame = take("drone-" + random.nextInt(3), i);
            inWork.add(frame);
            threads.submit(() -> {
                settle(inWork.take());
                room.release();
                return null;
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(ended).hasSize(frames);
        for (int drone = 0; drone < 3; drone++) {
            var prefix = "drone-" + drone + "/";
            assertThat(ended.stream()
                            .filter(frame -> frame.startsWith(prefix))
                            .map(frame -> Integer.valueOf(frame.substring(prefix.length()))))
                    .isSorted();
        }
        assertThat(order.drones()).isZero();
    }

    private Frame take(String drone, long sequence) {
        var frame = Frames.frame(drone, sequence, 0);
        order.taken(frame);
        return frame;
    }

    private void settle(Frame frame) throws InterruptedException {
        order.settle(frame, () -> ended.add(frame.drone() + "/" + frame.offset()));
    }
}

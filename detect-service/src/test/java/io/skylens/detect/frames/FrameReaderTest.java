package io.skylens.detect.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skylens.detect.scheduler.ManualClock;
import io.skylens.detect.scheduler.WaitingFrames;
import io.skylens.detect.telemetry.DetectMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private static final long NOW = 1_000_000;
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock(NOW);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DetectMetrics metrics = new DetectMetrics(registry);
    private final WaitingFrames waiting = new WaitingFrames(clock, MAX_AGE, drone -> 1, metrics);
    private final FakeBroker broker = new FakeBroker(2);
    private final FrameReader reader = new FrameReader(broker, clock, MAX_AGE, waiting, metrics);

    @AfterEach
    void close() {
        waiting.close();
    }

    @Test
    void shouldBeginWithFramesThatAreYoungEnoughAndCountNoneBefore() {
        broker.append("alpha", 0, NOW - 5000);
        broker.append("alpha", 0, NOW - 900);
        broker.append("bravo", 0, NOW - 800);
        broker.append("alpha", 0, NOW - 10);

        broker.assign(reader, 0);
        read();

        assertThat(taken()).isEqualTo("alpha/3");
        assertThat(taken()).isEqualTo("bravo/2");
        assertThat(skipped("newer")).isEqualTo(1);
        assertThat(skipped("too-old")).isZero();
    }

    @Test
    void shouldPassOverFramesThatWereOldWhenTheBrokerTookThem() {
        broker.append("alpha", 0, NOW - 100, NOW - 1200);
        broker.append("bravo", 0, NOW - 100, NOW - 1000);

        broker.assign(reader, 0);
        read();

        assertThat(taken()).isEqualTo("bravo/1");
        assertThat(skipped("too-old")).isEqualTo(1);
    }

    @Test
    void shouldGiveOutNothingBeforeItHasReadToTheEnd() throws Exception {
        broker.setMaxPollRecords(1);
        broker.append("alpha", 0, NOW - 500);
        broker.append("alpha", 0, NOW - 100);
        broker.assign(reader, 0);
        var first = CompletableFuture.supplyAsync(this::taken);

        read();
        read();

        assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo("alpha/1");
    }

    @Test
    void shouldJumpToTheNewestAfterAStallAndCountWhatItPassesOver() {
        broker.assign(reader, 0);
        broker.append("alpha", 0, NOW);
        read();
        assertThat(taken()).isEqualTo("alpha/0");
        for (int i = 0; i < 100; i++) {
            clock.advance(100);
            broker.append("alpha", 0, clock.millis());
        }
        broker.setMaxPollRecords(1);

        while (offset() < 101) {
            read();
        }

        assertThat(taken()).isEqualTo("alpha/100");
        // All but the first read and the last taken: passed over by the jump, or read and replaced by a newer one.
        assertThat(skipped("too-old") + skipped("newer")).isEqualTo(99);
        assertThat(skipped("too-old")).isGreaterThan(80);
        assertThat(registry.counter("skylens.detect.jumps").count()).isEqualTo(1);
    }

    @Test
    void shouldJumpWhenWhatItReadsIsTooOldThoughItReadInTime() {
        broker.assign(reader, 0);
        read();
        broker.pause(List.of(FakeBroker.partition(0)));
        broker.append("alpha", 0, NOW);
        for (int i = 0; i < 10; i++) {
            clock.advance(500);
            read();
        }
        broker.append("alpha", 0, clock.millis());
        broker.resume(List.of(FakeBroker.partition(0)));
        broker.setMaxPollRecords(1);

        read();
        read();

        assertThat(taken()).isEqualTo("alpha/1");
        assertThat(registry.counter("skylens.detect.jumps").count()).isEqualTo(1);
    }

    @Test
    void shouldNeverGoBack() {
        broker.assign(reader, 0);
        broker.append("alpha", 0, NOW);
        read();
        assertThat(taken()).isEqualTo("alpha/0");

        clock.advance(1300);
        broker.append("bravo", 0, clock.millis());
        read();

        assertThat(taken()).isEqualTo("bravo/1");
        assertThat(skipped("too-old")).isZero();
    }

    @Test
    void shouldCountARecordThatIsNoFrame() {
        broker.assign(reader, 0);
        broker.appendWithoutHeaders("alpha", 0, NOW);
        broker.append("alpha", 0, NOW);

        read();

        assertThat(skipped("undecodable")).isEqualTo(1);
        assertThat(taken()).isEqualTo("alpha/1");
    }

    @Test
    void shouldTryAgainWhenTheBrokerDoesNotAnswer() {
        broker.setSilent(true);
        broker.assign(reader, 0);
        broker.append("alpha", 0, NOW);
        assertThatThrownBy(this::read).isInstanceOf(KafkaException.class);
        broker.setSilent(false);

        read();
        read();

        assertThat(taken()).isEqualTo("alpha/0");
    }

    @Test
    void shouldGiveUpTheFramesOfPartitionsThatMoveAway() {
        broker.assign(reader, 0, 1);
        broker.append("alpha", 0, NOW);
        broker.append("bravo", 1, NOW);
        read();

        reader.onPartitionsRevoked(List.of(new TopicPartition("skylens.frames", 0)));

        assertThat(reader.partitions()).containsExactly(1);
        assertThat(taken()).isEqualTo("bravo/0");
        assertThat(skipped("moved")).isEqualTo(1);
    }

    @Test
    void shouldHaveJoinedAlsoWithoutPartitions() {
        assertThat(reader.hasJoined()).isFalse();

        broker.assign(reader);

        assertThat(reader.hasJoined()).isTrue();
        assertThat(reader.partitions()).isEmpty();
    }

    private void read() {
        reader.read(Duration.ZERO);
    }

    private long offset() {
        return broker.position(FakeBroker.partition(0));
    }

    private double skipped(String reason) {
        return registry.get("skylens.detect.frames")
                .tags("fate", "skipped", "reason", reason)
                .counter()
                .count();
    }

    private String taken() {
        try {
            return CompletableFuture.supplyAsync(this::take).get(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("no frame is given out", e);
        }
    }

    private String take() {
        try {
            return waiting.take()
                    .map(frame -> frame.drone() + "/" + frame.header().id().sequence())
                    .orElse("none");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

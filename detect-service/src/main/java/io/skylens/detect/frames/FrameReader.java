package io.skylens.detect.frames;

import io.skylens.detect.scheduler.Fate;
import io.skylens.detect.scheduler.Frame;
import io.skylens.detect.scheduler.WaitingFrames;
import io.skylens.detect.telemetry.DetectMetrics;
import io.skylens.detect.telemetry.SparseLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads frames into {@link WaitingFrames}, always on to the end, so that what waits is the newest; commits nothing.
 *
 * <p>It jumps to the newest ({@link NewestPositions}) when it is given a partition, and after any stall: when it did not
 * come to read for longer than the greatest frame age, or what it reads is older than that. Until it has caught up, no
 * frame is given out.
 *
 * <p>The account: every record from the offset on at which a partition was begun is given to {@link WaitingFrames} or
 * counted here, undecodable when it is no frame, too old when it was jumped over or was old already when the broker took
 * it, as after an outage of the broker that ingest sat out. What lies before the beginning, published
 * before this process had the partition and older than the greatest frame age, is not counted.
 *
 * <p>Confined to the consumer's thread, but for what is said to be otherwise.
 */
final class FrameReader implements ConsumerRebalanceListener {

    private final Consumer<String, byte[]> consumer;
    private final Clock clock;
    private final long maxAgeMillis;
    private final WaitingFrames waiting;
    private final DetectMetrics metrics;
    private final FrameRecords records = new FrameRecords();
    private final SparseLog log = new SparseLog(FrameReader.class);
    private final OffsetAccount account = new OffsetAccount();
    private final NewestPositions positions;

    private long lastPollMillis;
    private long lastJumpMillis;
    private boolean jumpDue;
    private boolean catchingUp;
    private volatile boolean joined;
    private volatile List<Integer> partitions = List.of();

    FrameReader(
            Consumer<String, byte[]> consumer,
            Clock clock,
            Duration maxAge,
            WaitingFrames waiting,
            DetectMetrics metrics) {
        this.consumer = consumer;
        this.clock = clock;
        this.maxAgeMillis = maxAge.toMillis();
        this.waiting = waiting;
        this.metrics = metrics;
        this.positions = new NewestPositions(consumer, clock, maxAge, account);
        this.lastPollMillis = clock.millis();
    }

    /** Whether partitions have once been dealt out to this process, be they none. For any thread. */
    boolean hasJoined() {
        return joined;
    }

    /** The partitions that are read at the moment, in order. For any thread. */
    List<Integer> partitions() {
        return partitions;
    }

    /**
     * Reads what there is.
     *
     * @param timeout to wait where there is nothing
     * @throws KafkaException when the broker cannot be read from now; the next call goes on
     */
    void read(Duration timeout) {
        var polled = consumer.poll(timeout);
        long now = clock.millis();
        boolean late = now - lastPollMillis > maxAgeMillis + timeout.toMillis();
        lastPollMillis = now;
        boolean old = isTooOld(polled, now);
        if (late || old) {
            jumpDue = true;
            hold();
        }
        offer(polled);
        if (jumpDue) {
            jumpAfterStall(old);
        }
        releaseWhenCaughtUp();
    }

    private void jumpAfterStall(boolean old) {
        long passedOver = jump(consumer.assignment());
        metrics.jumped();
        if (old && passedOver == 0) {
            log.warn("Frames are older than " + maxAgeMillis
                    + " ms when they are read: if this goes on, the clocks of this machine and of the broker differ");
        }
    }

    private boolean isTooOld(ConsumerRecords<String, byte[]> polled, long now) {
        if (catchingUp || now - lastJumpMillis <= maxAgeMillis) {
            // What a jump has led to may age while it is read; another one would gain nothing.
            return false;
        }
        return polled.partitions().stream()
                .anyMatch(partition -> now - polled.records(partition).get(0).timestamp() > maxAgeMillis);
    }

    private void offer(ConsumerRecords<String, byte[]> polled) {
        if (polled.isEmpty()) {
            return;
        }
        var frames = new ArrayList<Frame>(polled.count());
        for (var partition : polled.partitions()) {
            for (var record : polled.records(partition)) {
                count(Fate.TOO_OLD, account.read(partition, record.offset()));
                addFrame(record, frames);
            }
        }
        waiting.offer(frames);
    }

    private void addFrame(ConsumerRecord<String, byte[]> record, List<Frame> frames) {
        var frame = records.read(record);
        if (frame.isEmpty()) {
            count(Fate.UNDECODABLE, 1);
        } else if (frame.get().ageAtAppendMillis() > maxAgeMillis) {
            count(Fate.TOO_OLD, 1);
            log.warn("Frames reach Kafka more than " + maxAgeMillis
                    + " ms after ingest received them: it was away, or the"
                    + " clocks of ingest and of the broker differ");
        } else {
            frames.add(frame.get());
        }
    }

    private void count(Fate fate, long frames) {
        if (frames > 0) {
            metrics.add(fate, frames);
        }
    }

    private long jump(Collection<TopicPartition> where) {
        hold();
        long passedOver = positions.jump(where);
        count(Fate.TOO_OLD, passedOver);
        lastJumpMillis = clock.millis();
        jumpDue = false;
        return passedOver;
    }

    private void hold() {
        catchingUp = true;
        waiting.hold();
    }

    private void releaseWhenCaughtUp() {
        // What takes longer to read than a frame is worth is not waited for.
        if (catchingUp && (positions.isCaughtUp() || clock.millis() - lastJumpMillis > maxAgeMillis)) {
            catchingUp = false;
            waiting.release();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        if (!added.isEmpty()) {
            try {
                jump(added);
            } catch (KafkaException e) {
                // Thrown from here it would end the rebalance; the next read tries again.
                jumpDue = true;
            }
        }
        joined = true;
        showPartitions(Set.of());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        revoked.forEach(account::end);
        positions.forget(revoked);
        waiting.drop(revoked.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
        showPartitions(Set.copyOf(revoked));
    }

    private void showPartitions(Set<TopicPartition> without) {
        partitions = consumer.assignment().stream()
                .filter(partition -> !without.contains(partition))
                .map(TopicPartition::partition)
                .sorted()
                .toList();
    }
}

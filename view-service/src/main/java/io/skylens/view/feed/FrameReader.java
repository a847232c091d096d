package io.skylens.view.feed;

import io.skylens.contract.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows a {@link Watchlist} with a consumer and hands on the frames of watched drones, in the order of offsets.
 *
 * <p>It begins a partition, and goes on after it has fallen behind, by jumping to the newest: it seeks to the first record
 * that is young enough, reads to what was the end, and of these records hands on the newest of each drone. (A plain seek to
 * the end would lose slow drones that share the partition.)
 *
 * <p>Not thread-safe; the listener is called from {@link #turn()}.
 */
final class FrameReader {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, byte[]> consumer;
    private final Watchlist watchlist;
    private final FrameListener listener;
    private final FrameRecords records;
    private final Limits limits;

    private final Map<TopicPartition, CatchUp> catchingUp = new HashMap<>();
    private final Set<TopicPartition> toJump = new HashSet<>();

    /**
     * @param maxAge of a record before the rest of its partition is jumped over; both by the broker's clock
     */
    record Limits(Duration maxAge, Clock clock) {}

    FrameReader(
            Consumer<String, byte[]> consumer,
            Watchlist watchlist,
            FrameListener listener,
            FrameRecords records,
            Limits limits) {
        this.consumer = consumer;
        this.watchlist = watchlist;
        this.listener = listener;
        this.records = records;
        this.limits = limits;
    }

    /**
     * Follows the watchlist and reads once.
     *
     * @throws org.apache.kafka.common.errors.WakeupException when the consumer was woken up; the next turn goes on
     * @throws InterruptedException while it waited for a drone to be wanted
     */
    void turn() throws InterruptedException {
        var reach = follow();
        if (reach.isEmpty()) {
            watchlist.awaitDrone(POLL);
            return;
        }
        if (!toJump.isEmpty()) {
            jump(reach);
        }
        var polled = consumer.poll(POLL);
        polled.partitions().forEach(partition -> take(partition, polled));
        finishCatchUps();
    }

    int assigned() {
        return consumer.assignment().size();
    }

    private Map<TopicPartition, Duration> follow() {
        var reach = watchlist.partitions().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> new TopicPartition(Topics.FRAMES, entry.getKey()), Map.Entry::getValue));
        var before = consumer.assignment();
        if (!before.equals(reach.keySet())) {
            var added = new HashSet<>(reach.keySet());
            added.removeAll(before);
            consumer.assign(reach.keySet());
            catchingUp.keySet().retainAll(reach.keySet());
            toJump.retainAll(reach.keySet());
            toJump.addAll(added);
        }
        return reach;
    }

    private void jump(Map<TopicPartition, Duration> reach) {
        long now = limits.clock().millis();
        var ends = consumer.endOffsets(toJump);
        var youngEnough = consumer.offsetsForTimes(toJump.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        partition -> now - reach.get(partition).toMillis())));
        ends.forEach((partition, end) -> {
            var first = youngEnough.get(partition);
            consumer.seek(partition, first == null ? end : first.offset());
            catchingUp.put(partition, new CatchUp(end));
        });
        toJump.clear();
    }

    private void take(TopicPartition partition, ConsumerRecords<String, byte[]> polled) {
        var inOrder = polled.records(partition);
        var catchUp = catchingUp.get(partition);
        if (catchUp != null) {
            catchUp.add(framesOf(inOrder));
        } else if (!isOld(inOrder.get(0))) {
            handOn(framesOf(inOrder));
        } else if (consumer.currentLag(partition).orElse(0) > 0) {
            records.skipped(inOrder.size());
            toJump.add(partition);
        } else {
            var newest = new CatchUp(0);
            newest.add(framesOf(inOrder));
            handOn(newest.frames());
        }
    }

    private void finishCatchUps() {
        catchingUp.entrySet().removeIf(entry -> {
            boolean done = entry.getValue().isDone(consumer.position(entry.getKey()));
            if (done) {
                handOn(entry.getValue().frames());
            }
            return done;
        });
    }

    private boolean isOld(ConsumerRecord<String, byte[]> first) {
        return limits.clock().millis() - first.timestamp() > limits.maxAge().toMillis();
    }

    private List<Frame> framesOf(Collection<ConsumerRecord<String, byte[]>> inOrder) {
        return inOrder.stream()
                .flatMap(record -> records.read(record).stream())
                .filter(frame -> watchlist.wants(frame.drone()))
                .toList();
    }

    private void handOn(Collection<Frame> frames) {
        frames.forEach(listener::arrived);
    }
}

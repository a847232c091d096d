package io.skylens.detect.frames;

import io.skylens.contract.FrameHeaders;
import io.skylens.contract.PictureShape;
import io.skylens.contract.Topics;
import io.skylens.detect.scheduler.Frames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The frames topic and its only consumer. */
final class FakeBroker extends MockConsumer<String, byte[]> {

    private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> log = new HashMap<>();
    private boolean silent;

    FakeBroker(int partitions) {
        super("latest");
        for (int i = 0; i < partitions; i++) {
            log.put(partition(i), new ArrayList<>());
            updateEnd(partition(i));
        }
    }

    static TopicPartition partition(int number) {
        return new TopicPartition(Topics.FRAMES, number);
    }

    /** Deals out partitions, to whom has subscribed with this listener. */
    void assign(ConsumerRebalanceListener listener, int... numbers) {
        if (subscription().isEmpty()) {
            subscribe(List.of(Topics.FRAMES), listener);
        }
        var partitions = IntStream.of(numbers).mapToObj(FakeBroker::partition).toList();
        // The mock moves all or nothing: it forgets the records of partitions it takes away.
        rebalance(partitions);
        partitions.forEach(partition -> log.get(partition).forEach(this::addRecord));
    }

    /** Does not answer questions about offsets. */
    void setSilent(boolean silent) {
        this.silent = silent;
    }

    /** Appends a frame whose sequence is its offset. */
    void append(String drone, int partition, long appendedAtMillis) {
        append(drone, partition, appendedAtMillis, appendedAtMillis);
    }

    void append(String drone, int partition, long appendedAtMillis, long receivedAtMillis) {
        int offset = log.get(partition(partition)).size();
        var headers = FrameHeaders.write(
                Frames.header(drone, offset, new PictureShape(640, 480, 1), Instant.ofEpochMilli(receivedAtMillis)));
        append(drone, partition, appendedAtMillis, headers);
    }

    void appendWithoutHeaders(String drone, int partition, long appendedAtMillis) {
        append(drone, partition, appendedAtMillis, new RecordHeaders());
    }

    private void append(String drone, int number, long appendedAtMillis, Headers headers) {
        var partition = partition(number);
        var records = log.get(partition);
        var record = new ConsumerRecord<>(
                Topics.FRAMES,
                number,
                records.size(),
                appendedAtMillis,
                TimestampType.LOG_APPEND_TIME,
                0,
                1,
                drone,
                new byte[] {1},
                headers,
                Optional.empty());
        records.add(record);
        updateEnd(partition);
        if (assignment().contains(partition)) {
            addRecord(record);
        }
    }

    private void updateEnd(TopicPartition partition) {
        updateEndOffsets(Map.of(partition, (long) log.get(partition).size()));
        updateBeginningOffsets(Map.of(partition, 0L));
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
            Map<TopicPartition, Long> times, Duration timeout) {
        if (silent) {
            throw new TimeoutException("no answer");
        }
        return times.keySet().stream()
                .filter(partition -> first(partition, times.get(partition)).isPresent())
                .collect(Collectors.toMap(Function.identity(), partition -> first(partition, times.get(partition))
                        .orElseThrow()));
    }

    private Optional<OffsetAndTimestamp> first(TopicPartition partition, long time) {
        return log.get(partition).stream()
                .filter(record -> record.timestamp() >= time)
                .findFirst()
                .map(record -> new OffsetAndTimestamp(record.offset(), record.timestamp()));
    }
}

package io.skylens.view.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.Detections;
import io.skylens.contract.DroneId;
import io.skylens.contract.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the frames of one drone again from a moment of the past on, each at the pace it came in, with the detections that
 * have come for it since. Begins with the oldest frame that is still there, where the moment lies before it. Not
 * thread-safe; the listener is called from {@link #turn()}.
 */
final class PastReader {

    private static final Duration POLL = Duration.ofMillis(50);
    /** Frames read ahead of their time. */
    private static final int MOST_AHEAD = 24;

    private final Consumer<String, byte[]> consumer;
    private final PastFrames past;
    private final FrameRecords records;
    private final ObjectMapper json;
    private final TopicPartition frames;
    private final TopicPartition detections;

    private final ArrayDeque<Frame> ahead = new ArrayDeque<>();
    private final TreeMap<Long, Detections> found = new TreeMap<>();
    private long detectionsEnd;
    private Instant firstAppended;
    private long firstShown;

    PastReader(Consumer<String, byte[]> consumer, PastFrames past, FrameRecords records, ObjectMapper json) {
        this.consumer = consumer;
        this.past = past;
        this.records = records;
        this.json = json;
        this.frames = new TopicPartition(Topics.FRAMES, past.partition());
        this.detections = new TopicPartition(Topics.DETECTIONS, past.partition());
    }

    /** To be called once, before the first turn. */
    void seek(Instant from) {
        consumer.assign(List.of(frames, detections));
        var ends = consumer.endOffsets(consumer.assignment());
        var firsts = consumer.offsetsForTimes(consumer.assignment().stream()
                .collect(Collectors.toMap(Function.identity(), partition -> from.toEpochMilli())));
        ends.forEach((partition, end) -> {
            var first = firsts.get(partition);
            consumer.seek(partition, first == null ? end : first.offset());
        });
        detectionsEnd = ends.get(detections);
    }

    /** Reads once, and hands on the frames whose time has come by {@code nanos}. */
    void turn(long nanos) {
        if (ahead.size() >= MOST_AHEAD) {
            consumer.pause(List.of(frames));
        } else {
            consumer.resume(List.of(frames));
        }
        var polled = consumer.poll(isAnyDue(nanos) ? Duration.ZERO : POLL);
        polled.records(frames).forEach(this::readFrame);
        polled.records(detections).forEach(this::readDetections);
        if (consumer.position(detections) >= detectionsEnd) {
            handOn(nanos);
        }
    }

    private void handOn(long nanos) {
        while (isAnyDue(nanos)) {
            var frame = ahead.removeFirst();
            if (firstAppended == null) {
                firstAppended = frame.appendedAt();
                firstShown = nanos;
            }
            var earlier = found.floorEntry(frame.offset());
            found.headMap(earlier == null ? frame.offset() : earlier.getKey()).clear();
            past.listener().again(frame, earlier == null ? null : earlier.getValue());
        }
    }

    private boolean isAnyDue(long nanos) {
        if (ahead.isEmpty() || firstAppended == null) {
            return !ahead.isEmpty();
        }
        var since = Duration.between(firstAppended, ahead.peekFirst().appendedAt());
        return nanos - firstShown >= since.toNanos();
    }

    private void readFrame(ConsumerRecord<String, byte[]> record) {
        if (isOf(record, past.drone())) {
            records.read(record).ifPresent(ahead::addLast);
        }
    }

    private void readDetections(ConsumerRecord<String, byte[]> record) {
        if (!isOf(record, past.drone())) {
            return;
        }
        try {
            var read = json.readValue(record.value(), Detections.class);
            if (read != null && read.frame() != null && read.objects() != null) {
                found.put(read.frame().offset(), read);
            }
        } catch (IOException | IllegalArgumentException e) {
            // Counted by those who read them first.
        }
    }

    private static boolean isOf(ConsumerRecord<String, byte[]> record, DroneId drone) {
        return record.value() != null && drone.value().equals(record.key());
    }
}

package io.skylens.view.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.skylens.contract.FrameHeaders;
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.contract.InvalidFrameHeaderException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes frames of records, and counts what was read and what became of it. */
final class FrameRecords {

    private final Counter read;
    private final Counter skipped;
    private final Counter unreadable;

    FrameRecords(MeterRegistry meters) {
        read = meters.counter("skylens.view.frames.read");
        skipped = meters.counter("skylens.view.frames.skipped");
        unreadable = meters.counter("skylens.view.records.unreadable", "topic", "skylens.frames");
    }

    /** Empty for a record that is no frame; it is counted. */
    Optional<Frame> read(ConsumerRecord<String, byte[]> record) {
        read.increment();
        if (record.value() == null) {
            unreadable.increment();
            return Optional.empty();
        }
        try {
            var header = FrameHeaders.read(record.key(), record.headers());
            var appendedAt = Instant.ofEpochMilli(record.timestamp());
            return Optional.of(new Frame(header, record.partition(), record.offset(), appendedAt, record.value()));
        } catch (InvalidFrameHeaderException | InvalidDroneIdException e) {
            unreadable.increment();
            return Optional.empty();
        }
    }

    /** Counts records that were jumped over because newer ones wait. */
    void skipped(int records) {
        skipped.increment(records);
    }
}

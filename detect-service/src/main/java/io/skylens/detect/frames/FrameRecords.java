package io.skylens.detect.frames;

import io.skylens.contract.FrameHeaders;
import io.skylens.detect.scheduler.Frame;
import io.skylens.detect.telemetry.SparseLog;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes frames of records. */
final class FrameRecords {

    private final SparseLog log = new SparseLog(FrameRecords.class);

    /** Empty when the record is no frame. */
    Optional<Frame> read(ConsumerRecord<String, byte[]> record) {
        try {
            var header = FrameHeaders.read(record.key(), record.headers());
            if (record.value() == null) {
                throw new IllegalArgumentException("frame must have a picture, got nothing");
            }
            return Optional.of(
                    new Frame(header, record.partition(), record.offset(), record.timestamp(), record.value()));
        } catch (IllegalArgumentException e) {
            log.warn("Record that is no frame in topic=" + record.topic() + " partition=" + record.partition(), e);
            return Optional.empty();
        }
    }
}

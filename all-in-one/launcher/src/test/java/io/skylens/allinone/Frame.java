package io.skylens.allinone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A frame as it lies in {@code skylens.frames}. */
record Frame(long sequence, byte[] jpeg) {

    /** All that are there of a drone, in order. */
    static List<Frame> of(RunningSkylens system, String drone) {
        return Topic.read(system.kafka(), "skylens.frames").stream()
                .filter(record -> drone.equals(record.key()))
                .map(Frame::of)
                .toList();
    }

    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jpeg));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Frame of(ConsumerRecord<String, byte[]> record) {
        var sequence = new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.US_ASCII);
        return new Frame(Long.parseLong(sequence), record.value());
    }
}

package io.skylens.contract;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a device may put before the JPEG in a WebSocket message or a TCP payload, big-endian:
 *
 * <pre>
 *   0        4           8                     16
 *   +--------+-----------+---------------------+------------
 *   | "SKY1" | sequence  | captured at         | FF D8 ...
 *   | ASCII  | u32       | u64 µs since 1970   | the JPEG
 *   +--------+-----------+---------------------+------------
 * </pre>
 *
 * A JPEG starts with FF D8, so the two cannot be confused.
 */
public final class DevicePrefix {

    private static final int MAGIC = 0x534B5931;
    private static final int SEQUENCE_OFFSET = Integer.BYTES;
    private static final int CAPTURED_AT_OFFSET = SEQUENCE_OFFSET + Integer.BYTES;
    private static final long MICROS = 1_000_000;

    public static final int LENGTH = CAPTURED_AT_OFFSET + Long.BYTES;
    /** The first bytes by which a prefix is known. */
    public static final int MAGIC_LENGTH = SEQUENCE_OFFSET;
    /** The largest capture time a prefix may hold: the year 9999, so that it can be written as RFC 3339. */
    private static final long MAX_MICROS = toMicros(Instant.parse("9999-12-31T23:59:59Z"));

    private DevicePrefix() {}

    /** Whether the bytes from {@code offset} on begin with {@code SKY1}. */
    public static boolean startsAt(byte[] bytes, int offset, int length) {
        return length >= MAGIC_LENGTH && ByteBuffer.wrap(bytes).getInt(offset) == MAGIC;
    }

    /**
     * Reads the prefix at {@code offset}, of which {@link #startsAt} holds. A capture time after the year 9999 is
     * nonsense and read as not said.
     *
     * @throws InvalidJpegException when fewer than {@link #LENGTH} bytes are there
     */
    public static DeviceStamp read(byte[] bytes, int offset, int length) throws InvalidJpegException {
        if (length < LENGTH) {
            throw new InvalidJpegException(
                    InvalidJpegException.Rule.TRUNCATED,
                    "frame's SKY1 prefix must be " + LENGTH + " bytes, got " + length);
        }
        var buffer = ByteBuffer.wrap(bytes);
        long sequence = Integer.toUnsignedLong(buffer.getInt(offset + SEQUENCE_OFFSET));
        long micros = buffer.getLong(offset + CAPTURED_AT_OFFSET);
        var capturedAt = micros < 0 || micros > MAX_MICROS ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return new DeviceStamp(sequence, capturedAt);
    }

    /** @param sequence of which the low 32 bits are written */
    public static byte[] write(long sequence, Instant capturedAt) {
        return ByteBuffer.allocate(LENGTH)
                .putInt(MAGIC)
                .putInt((int) sequence)
                .putLong(toMicros(capturedAt))
                .array();
    }

    /** Not {@code ChronoUnit.MICROS.between}, which counts in nanoseconds and overflows after the year 2262. */
    private static long toMicros(Instant instant) {
        return instant.getEpochSecond() * MICROS + instant.getNano() / 1000;
    }
}

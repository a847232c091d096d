package io.skylens.ingest.source;

import io.skylens.contract.DeviceStamp;
import io.skylens.contract.Quoted;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/** What a device says of its frame in headers: those of a POST, or of a part of a stream. */
public final class DeviceHeaders {

    static final String SEQUENCE = "Skylens-Sequence";
    static final String CAPTURED_AT = "Skylens-Captured-At";

    private static final long MAX_SEQUENCE = 0xFFFF_FFFFL;

    private DeviceHeaders() {}

    /** @param headers gives the value of the header of that name, in any case, or null */
    public static DeviceStamp read(UnaryOperator<String> headers) throws RejectedFrameException {
        var sequence = headers.apply(SEQUENCE);
        var capturedAt = headers.apply(CAPTURED_AT);
        return sequence == null && capturedAt == null
                ? DeviceStamp.NONE
                : new DeviceStamp(sequenceOf(sequence), instantOf(capturedAt));
    }

    private static Long sequenceOf(String value) throws RejectedFrameException {
        if (value == null) {
            return null;
        }
        try {
            long sequence = Long.parseLong(value);
            if (sequence >= 0 && sequence <= MAX_SEQUENCE) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            // Not a number is as wrong as one out of range.
        }
        throw bad(SEQUENCE, "a whole number from 0 to " + MAX_SEQUENCE, value);
    }

    private static Instant instantOf(String value) throws RejectedFrameException {
        if (value == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw bad(CAPTURED_AT, "a time as RFC 3339 writes it, such as 2026-11-20T09:00:00.123456Z", value);
        }
    }

    private static RejectedFrameException bad(String header, String rule, String value) {
        return new RejectedFrameException(
                RejectReason.BAD_REQUEST, "header " + header + " must be " + rule + ", got " + Quoted.of(value));
    }
}

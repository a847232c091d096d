package io.skylens.ingest.source.tcp;

import io.skylens.ingest.bytes.GrowingBytes;
import io.skylens.ingest.source.tcp.FramingException.Reason;
import io.skylens.ingest.source.tcp.Payload.Fit;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Finds out the framing of a connection from its bytes, at the start of a frame:
 *
 * <ol>
 *   <li>The width is the one behind which a payload begins; no bytes fit two widths, because what begins a payload
 *       makes every other length absurd.
 *   <li>The byte order is the one whose length is within the limit.
 *   <li>If both are, which takes a length whose lowest byte is 0: the shorter one is wrong when the JPEG, walked once,
 *       goes on beyond it; else it is right when at its end stand a length and the beginning of a payload, and wrong
 *       when not.
 *   <li>If both are the same number, this frame's end is certain though the order is not: see {@link #isCertain}.
 * </ol>
 *
 * It keeps the bytes it has looked at, at most one frame and the start of the next. Not thread-safe.
 */
final class FramingDetector {

    /** By so many bytes every width is told from the others. */
    static final int HEAD_LENGTH = Framing.WIDEST + Payload.START_LENGTH;

    private static final int SHOWN_BYTES = HEAD_LENGTH;

    private final int maxLength;
    private final GrowingBytes seen;
    private Set<Framing> candidates = EnumSet.allOf(Framing.class);
    private Framing shorter;
    private Framing longer;
    private boolean reachChecked;

    /** @param maxLength of a payload */
    FramingDetector(int maxLength) {
        this.maxLength = maxLength;
        this.seen = new GrowingBytes(bound(maxLength), HEAD_LENGTH);
    }

    /** The most bytes it may keep. */
    static int bound(int maxLength) {
        return HEAD_LENGTH + maxLength;
    }

    /** What it took since the last {@link #release}. */
    GrowingBytes seen() {
        return seen;
    }

    /** Whether the framing found is right for all frames to come. If not, ask again at the start of the next one. */
    boolean isCertain() {
        return candidates.size() == 1;
    }

    /** Forgets the bytes, not what was concluded from them. */
    void release() {
        seen.release();
        reachChecked = false;
        shorter = null;
        longer = null;
    }

    /**
     * Takes no more bytes than it needs.
     *
     * @return the framing by which this frame's length can be read; null when more bytes are needed
     */
    Framing take(ByteBuffer chunk) throws FramingException {
        Framing found = null;
        while (found == null && chunk.hasRemaining()) {
            seen.append(chunk, wanted() - seen.size());
            found = shorter == null ? byHead() : byLength();
        }
        return found;
    }

    /** The end of the connection stands where the next length would: the shorter one is right if it ends there. */
    Framing atEnd() {
        boolean fits = shorter != null && reachChecked && seen.size() == endOf(shorter);
        return fits ? decide(shorter) : null;
    }

    private int wanted() {
        if (shorter == null) {
            return HEAD_LENGTH;
        }
        return reachChecked ? endOf(shorter) + shorter.width() + Payload.START_LENGTH : endOf(shorter);
    }

    /** Never called while a candidate is unknown to be a length within the limit. */
    private int endOf(Framing framing) {
        return framing.width() + (int) framing.read(seen.array(), 0);
    }

    private Framing byHead() throws FramingException {
        var fitting = EnumSet.noneOf(Framing.class);
        boolean unsure = false;
        for (var candidate : candidates) {
            var fit = fits(candidate, 0);
            unsure |= fit == Fit.UNSURE;
            if (fit == Fit.YES) {
                fitting.add(candidate);
            }
        }
        if (unsure) {
            return null;
        }
        if (fitting.isEmpty()) {
            throw unknown();
        }
        candidates = fitting;
        return contest();
    }

    /** At most two are left, one width in both byte orders. */
    private Framing contest() {
        var first = candidates.iterator().next();
        for (var other : candidates) {
            if (endOf(other) != endOf(first)) {
                shorter = endOf(other) < endOf(first) ? other : first;
                longer = shorter == other ? first : other;
                return null;
            }
        }
        return first;
    }

    private Framing byLength() {
        if (seen.size() < endOf(shorter)) {
            return null;
        }
        if (!reachChecked) {
            reachChecked = true;
            if (Payload.reachesBeyond(seen.array(), shorter.width(), endOf(shorter))) {
                return decide(longer);
            }
        }
        return switch (fits(shorter, endOf(shorter))) {
            case YES -> decide(shorter);
            case NO -> decide(longer);
            case UNSURE -> null;
        };
    }

    private Framing decide(Framing framing) {
        candidates = EnumSet.of(framing);
        return framing;
    }

    /** Whether a length within the limit stands at {@code from} and a payload begins behind it. */
    private Fit fits(Framing framing, int from) {
        int payload = from + framing.width();
        if (seen.size() < payload) {
            return Fit.UNSURE;
        }
        long length = framing.read(seen.array(), from);
        return length <= 0 || length > maxLength ? Fit.NO : Payload.startsAt(seen.array(), payload, seen.size());
    }

    private FramingException unknown() {
        int shown = Math.min(seen.size(), SHOWN_BYTES);
        return new FramingException(
                Reason.UNKNOWN_FRAMING,
                "TCP stream must begin with a length from 1 to " + maxLength
                        + " of 4 or 8 bytes or 16 decimal characters, then a JPEG, SKY1 or a pickle, got "
                        + HexFormat.of().formatHex(seen.array(), 0, shown));
    }
}

package io.skylens.ingest.source.tcp;

import io.skylens.ingest.bytes.GrowingBytes;
import io.skylens.ingest.source.tcp.FramingException.Reason;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Cuts the byte stream of one TCP connection into payloads:
 *
 * <pre>
 *   [SKYLENS/1 drone=&lt;id&gt;[ token=&lt;token&gt;] LF]  { length  payload }*
 * </pre>
 *
 * A payload is a JPEG, maybe after a device prefix, and is handed on as it came; out of a pickle the JPEG alone is.
 * What the length looks like is found out by {@link FramingDetector}; until that is certain nothing is handed on. A bad
 * JPEG in good framing is a payload like any other: who receives it judges it, and the connection goes on. Lost framing
 * is not searched for again.
 *
 * <p>Memory grows with the bytes that have come, whatever length was announced, and stays within {@link #maxHeld}. Time
 * is linear in the bytes, however they are cut. One connection is one splitter; not thread-safe; never blocks.
 */
public final class FrameSplitter {

    /** Takes what was found, in the order in which it came, on the thread that feeds. */
    public interface Receiver {

        /** The sender named itself. At most once, before all payloads. */
        void hello(Hello hello);

        /** @param payload the receiver's own from now on; empty when the sender sent a length of 0 */
        void payload(byte[] payload);
    }

    private enum Stage {
        OPENING,
        HELLO,
        DETECTING,
        LENGTH,
        PAYLOAD,
        LOST
    }

    private static final byte[] EMPTY = {};

    private final int maxLength;
    private final Receiver receiver;
    private final FramingDetector detector;
    private final byte[] prefix = new byte[Framing.WIDEST];
    private final GrowingBytes line = new GrowingBytes(Hello.MAX_LENGTH, Hello.START_LENGTH);
    private GrowingBytes payload = new GrowingBytes(0);
    private Stage stage = Stage.OPENING;
    private Framing framing;
    private int prefixSize;
    private long frames;

    /** @param maxPayload the most bytes a payload may have; a pickle may have as many more as it adds */
    public FrameSplitter(int maxPayload, Receiver receiver) {
        this.maxLength = maxPayload + Payload.PICKLE_OVERHEAD;
        this.receiver = receiver;
        this.detector = new FramingDetector(maxLength);
    }

    /** The most bytes of memory a splitter holds between two calls. During one call it may be twice that. */
    public static int maxHeld(int maxPayload) {
        return Math.max(Hello.MAX_LENGTH, FramingDetector.bound(maxPayload + Payload.PICKLE_OVERHEAD));
    }

    /** Bytes of memory it holds now. */
    public int held() {
        return line.capacity() + detector.seen().capacity() + payload.capacity();
    }

    /** The framing, once it is certain. */
    public Optional<Framing> framing() {
        return detector.isCertain() ? Optional.ofNullable(framing) : Optional.empty();
    }

    /**
     * Takes all bytes of the chunk, any number of them, and keeps no reference to it.
     *
     * @throws FramingException once, after the payloads before it were handed on; all later bytes are ignored. So they
     *     are when the receiver throws
     */
    public void feed(ByteBuffer chunk) throws FramingException {
        try {
            while (chunk.hasRemaining()) {
                step(chunk);
            }
        } catch (FramingException | RuntimeException e) {
            lose();
            throw e;
        }
    }

    /**
     * The device sends no more.
     *
     * @throws FramingException when it stopped inside a frame or before its framing was certain
     */
    public void end() throws FramingException {
        var last = stage == Stage.DETECTING ? detector.atEnd() : null;
        if (last != null) {
            replay(last);
        }
        long inside = line.size() + detector.seen().size() + prefixSize + payload.size();
        boolean cut = stage != Stage.LOST && (inside > 0 || stage == Stage.PAYLOAD);
        lose();
        if (cut) {
            throw new FramingException(
                    Reason.CUT_SHORT,
                    "TCP stream must end after a frame, ended " + inside + " bytes into frame " + (frames + 1));
        }
    }

    private void step(ByteBuffer chunk) throws FramingException {
        switch (stage) {
            case OPENING -> open(chunk);
            case HELLO -> readHello(chunk);
            case DETECTING -> detect(chunk);
            case LENGTH -> readLength(chunk);
            case PAYLOAD -> readPayload(chunk);
            case LOST -> chunk.position(chunk.limit());
        }
    }

    private void open(ByteBuffer chunk) throws FramingException {
        line.append(chunk, Hello.START_LENGTH - line.size());
        if (line.size() < Hello.START_LENGTH) {
            return;
        }
        if (Hello.startsWith(line.array())) {
            stage = Stage.HELLO;
            return;
        }
        var head = ByteBuffer.wrap(line.take());
        stage = Stage.DETECTING;
        detect(head);
    }

    private void readHello(ByteBuffer chunk) throws FramingException {
        int end = chunk.position();
        while (end < chunk.limit() && chunk.get(end) != '\n') {
            end++;
        }
        line.append(chunk, end - chunk.position());
        if (chunk.hasRemaining() && line.size() < Hello.MAX_LENGTH) {
            chunk.get();
            var hello = Hello.parse(line.array(), line.size());
            line.release();
            stage = Stage.DETECTING;
            receiver.hello(hello);
        } else if (line.isFull()) {
            throw Hello.tooLong();
        }
    }

    private void detect(ByteBuffer chunk) throws FramingException {
        var found = detector.take(chunk);
        if (found != null) {
            replay(found);
        }
    }

    /** What the detector has kept was only looked at. */
    private void replay(Framing found) throws FramingException {
        framing = found;
        stage = Stage.LENGTH;
        var kept = ByteBuffer.wrap(detector.seen().array(), 0, detector.seen().size());
        detector.release();
        while (kept.hasRemaining()) {
            step(kept);
        }
    }

    private void readLength(ByteBuffer chunk) throws FramingException {
        int count = Math.min(chunk.remaining(), framing.width() - prefixSize);
        chunk.get(prefix, prefixSize, count);
        prefixSize += count;
        if (prefixSize == framing.width()) {
            prefixSize = 0;
            begin(framing.read(prefix, 0));
        }
    }

    private void begin(long length) throws FramingException {
        if (length < 0 && framing == Framing.DECIMAL_16) {
            throw new FramingException(
                    Reason.LOST_FRAMING, "frame " + (frames + 1) + " must begin with a " + framing.describe(prefix));
        }
        if (length < 0 || length > maxLength) {
            throw new FramingException(Reason.TOO_LARGE, tooLarge());
        }
        if (length == 0) {
            deliver(EMPTY);
        } else {
            payload = new GrowingBytes((int) length);
            stage = Stage.PAYLOAD;
        }
    }

    private String tooLarge() {
        return "frame " + (frames + 1) + " must be at most " + maxLength + " bytes, got a " + framing.describe(prefix)
                + (frames == 0 ? "" : ", or the framing was lost before it") + " (skylens.ingest.max-frame-size)";
    }

    private void readPayload(ByteBuffer chunk) {
        payload.append(chunk, Integer.MAX_VALUE);
        if (payload.isFull()) {
            deliver(Payload.unwrap(payload.take()));
        }
    }

    private void deliver(byte[] bytes) {
        frames++;
        payload = new GrowingBytes(0);
        stage = detector.isCertain() ? Stage.LENGTH : Stage.DETECTING;
        receiver.payload(bytes);
    }

    private void lose() {
        stage = Stage.LOST;
        line.release();
        detector.release();
        payload.release();
        prefixSize = 0;
    }
}

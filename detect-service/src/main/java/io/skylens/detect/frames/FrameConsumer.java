package io.skylens.detect.frames;

import io.skylens.contract.Topics;
import io.skylens.detect.scheduler.WaitingFrames;
import io.skylens.detect.telemetry.DetectMetrics;
import io.skylens.detect.telemetry.SparseLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** The thread that reads frames, for as long as the process lives and whatever becomes of the broker. */
public final class FrameConsumer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FrameConsumer.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(3);

    private final Consumer<String, byte[]> consumer;
    private final FrameReader reader;
    private final Thread thread = new Thread(this::run, "detect-frames");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final SparseLog failures = new SparseLog(FrameConsumer.class);

    /**
     * @param consumer with the settings of {@link ConsumerSettings}; becomes this object's to use and to close
     * @param clock in step with the broker's
     * @param maxAge of a frame that is worth reading
     */
    public FrameConsumer(
            Consumer<String, byte[]> consumer,
            Clock clock,
            Duration maxAge,
            WaitingFrames waiting,
            DetectMetrics metrics) {
        this.consumer = consumer;
        this.reader = new FrameReader(consumer, clock, maxAge, waiting, metrics);
    }

    public void start() {
        thread.start();
    }

    /** Whether partitions have once been dealt out to this process, be they none. */
    public boolean hasJoined() {
        return reader.hasJoined();
    }

    /** The partitions that are read at the moment, in order. */
    public List<Integer> partitions() {
        return reader.partitions();
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            consumer.subscribe(List.of(Topics.FRAMES), reader);
            while (stopping.getCount() > 0) {
                readOrPause();
            }
        } finally {
            consumer.close(CloseOptions.timeout(LEAVE_TIMEOUT));
        }
    }

    private void readOrPause() {
        try {
            reader.read(POLL);
        } catch (WakeupException e) {
            LOG.debug("Woken to stop");
        } catch (KafkaException e) {
            failures.warn("Frames cannot be read at the moment topic=" + Topics.FRAMES, e);
            pause();
        }
    }

    private void pause() {
        try {
            stopping.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    /** Leaves the group, so that others take over at once; returns when that is done. */
    @Override
    public void close() {
        stopping.countDown();
        consumer.wakeup();
        try {
            thread.join(LEAVE_TIMEOUT.multipliedBy(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

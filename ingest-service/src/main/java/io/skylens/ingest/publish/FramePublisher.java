package io.skylens.ingest.publish;

import io.quarkus.runtime.StartupEvent;
import io.skylens.contract.DroneId;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.FrameHeaders;
import io.skylens.contract.Topics;
import io.skylens.ingest.config.IngestConfig;
import io.skylens.ingest.config.TopicsConfig;
import io.skylens.ingest.mask.FrameMasking;
import io.skylens.ingest.time.Timepiece;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * Brings frames to {@code skylens.frames}, each drone's in order and the newest first after a pause. Loss is normal here:
 * a frame is sent once, waits at most {@code skylens.ingest.max-wait}, and its fate is told to its listener.
 *
 * <p>All calls to Kafka are made on one thread of its own, since even the producer's {@code send} may block; offering a
 * frame never does. Memory is bounded by three frames a drone and the producer's buffer.
 */
@Singleton
public class FramePublisher implements AutoCloseable {

    private static final long RETRY_MILLIS = 200;
    private static final long SWEEP_MILLIS = 500;

    private final ConcurrentMap<DroneId, DroneLane> lanes = new ConcurrentHashMap<>();
    private final DroneLane.Limits limits;
    private final Timepiece time;
    private final KafkaLink link;
    private final FrameMasking masking;
    private final ScheduledThreadPoolExecutor thread;
    private final FrameSender sender = new ThreadedSender();
    private volatile Thread sending;
    private volatile boolean stopped;

    public FramePublisher(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicsConfig topics,
            IngestConfig config,
            FrameMasking masking,
            Timepiece time) {
        this.limits = new DroneLane.Limits(config.maxFps(), config.maxWait().toNanos());
        this.time = time;
        this.masking = masking;
        this.link = new KafkaLink(kafka, topics.specs(), config.kafkaBuffer().asLongValue());
        this.thread = new ScheduledThreadPoolExecutor(1, this::newThread);
        thread.setRemoveOnCancelPolicy(true);
    }

    void start(@Observes StartupEvent event) {
        thread.execute(this::reach);
        thread.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether Kafka answers. A sender that can be told to come back later is, when it does not. */
    public boolean isUp() {
        return link.isUp() && masking.isReady();
    }

    /** Whether Kafka has answered since the start. */
    public boolean hasReachedKafkaOnce() {
        return link.hasReachedOnce() && masking.isReady();
    }

    /** The address of Kafka, and why it does not answer; of no meaning while it does. */
    public String absence() {
        return link.absence();
    }

    /** The partition of {@code skylens.frames} that the drone's frames go to; 0 before Kafka was reached. */
    public int partitionOf(DroneId drone) {
        int partitions = link.framePartitions();
        var key = drone.value().getBytes(StandardCharsets.UTF_8);
        return partitions == 0 ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /** The lane of a drone, shared by its sessions; each gives it back with {@link #close(DroneId)}. */
    public DroneLane open(DroneId drone) {
        return lanes.compute(drone, (id, lane) -> {
            if (lane == null) {
                return new DroneLane(sender, time.ticks(), limits);
            }
            lane.hold();
            return lane;
        });
    }

    /** Frames that are still in the lane meet their fates as before. */
    public void close(DroneId drone) {
        lanes.computeIfPresent(drone, (id, lane) -> {
            lane.release();
            return lane.isDone() ? null : lane;
        });
    }

    /** Waits for frames under way, drops those that wait. Closing it again does nothing. */
    @Override
    @PreDestroy
    public void close() {
        if (stopped) {
            return;
        }
        stopped = true;
        awaitFramesOnTheirWay();
        thread.shutdownNow();
        link.close();
        lanes.values().forEach(lane -> lane.clear(DropReason.SHUTDOWN));
    }

    /** To the producer, from where the link's close waits for them. */
    private void awaitFramesOnTheirWay() {
        var lastWasSent = new CountDownLatch(1);
        thread.execute(lastWasSent::countDown);
        try {
            lastWasSent.await(ProducerSettings.DELIVERY_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread newThread(Runnable work) {
        sending = new Thread(work, "skylens-publisher");
        return sending;
    }

    private void reach() {
        try {
            if (link.reach() && masking.isReady()) {
                lanes.values().forEach(DroneLane::pump);
            } else {
                thread.schedule(this::reach, RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        for (var drone : lanes.keySet()) {
            lanes.computeIfPresent(drone, (id, lane) -> {
                lane.expire();
                return lane.isDone() ? null : lane;
            });
        }
    }

    private void send(PendingFrame frame, DroneLane lane) {
        if (!link.isUp()) {
            lane.returned(frame);
            return;
        }
        var header = frame.header();
        var record = new ProducerRecord<>(
                Topics.FRAMES, null, header.id().drone().value(), frame.jpeg(), FrameHeaders.write(header));
        // The callback holds no reference to the picture, which the producer has copied when send returns.
        var fate = frame.fate();
        long acceptedNanos = frame.acceptedNanos();
        long sentMillis = time.wall().ownMillis();
        try {
            link.producer().send(record, (metadata, error) -> {
                if (error == null) {
                    time.wall().appended(sentMillis, metadata.timestamp());
                }
                tell(fate, acceptedNanos, error);
                lane.settled();
            });
        } catch (RuntimeException e) {
            fate.dropped(DropReason.REFUSED);
            lane.settled();
        }
    }

    private void tell(FateListener fate, long acceptedNanos, Exception error) {
        var outcome = SendOutcome.of(error, Thread.currentThread() != sending);
        switch (outcome) {
            case ACKNOWLEDGED -> fate.published(time.nanos() - acceptedNanos);
            case REFUSED -> fate.dropped(DropReason.REFUSED);
            case NOT_SENT -> fate.dropped(DropReason.KAFKA_SLOW);
            case UNKNOWN -> fate.uncertain();
        }
        boolean isAway = outcome == SendOutcome.UNKNOWN || outcome == SendOutcome.NOT_SENT;
        if (isAway && link.lost() && !stopped) {
            thread.execute(this::reach);
        }
    }

    /** What the device sent goes no further; what was made of it does. */
    private final class Masked implements FrameMasking.Outcome {

        private final PendingFrame frame;
        private final DroneLane lane;

        Masked(PendingFrame frame, DroneLane lane) {
            this.frame = frame;
            this.lane = lane;
        }

        @Override
        public void masked(FrameHeader header, byte[] jpeg) {
            var masked = new PendingFrame(header, jpeg, frame.acceptedNanos(), frame.fate());
            thread.execute(() -> FramePublisher.this.send(masked, lane));
        }

        @Override
        public void failed() {
            frame.fate().dropped(DropReason.MASK);
            lane.settled();
        }
    }

    private final class ThreadedSender implements FrameSender {

        @Override
        public boolean isUp() {
            return FramePublisher.this.isUp() && !stopped;
        }

        @Override
        public void send(PendingFrame frame, DroneLane lane) {
            if (masking.concerns(frame.header().id().drone())) {
                masking.mask(frame.header(), frame.jpeg(), new Masked(frame, lane));
            } else {
                thread.execute(() -> FramePublisher.this.send(frame, lane));
            }
        }

        @Override
        public void turnLater(DroneLane lane, long nanos) {
            thread.schedule(lane::turn, nanos, TimeUnit.NANOSECONDS);
        }
    }
}

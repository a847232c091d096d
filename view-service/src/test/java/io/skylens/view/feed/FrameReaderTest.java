package io.skylens.view.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skylens.allinone.broker.Broker;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneId;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.FrameHeaders;
import io.skylens.contract.FrameId;
import io.skylens.contract.PictureShape;
import io.skylens.contract.TopicProvisioner;
import io.skylens.contract.Topics;
import io.skylens.view.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real broker, whose clock stamps the records; the reader's own clock is moved by hand. */
class FrameReaderTest {

    private static final DroneId FAST = new DroneId("fast");
    private static final DroneId SLOW = new DroneId("slow");
    private static final DroneId OTHER = new DroneId("other");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Broker broker;
    private static int partition;

    private final HandClock clock = new HandClock();
    private final Watchlist watchlist = new Watchlist(Duration.ofSeconds(10), System::nanoTime);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Frame> read = new ArrayList<>();

    private KafkaProducer<String, byte[]> producer;
    private KafkaConsumer<String, byte[]> consumer;
    private FrameReader reader;

    @BeforeAll
    static void startBroker() throws InterruptedException {
        broker = TestBroker.startBroker();
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicProvisioner(admin).provision(List.of(Topics.frames(Topics.DEFAULT_PARTITIONS, 1 << 20)));
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void connect() {
        partition++;
        clock.set(Instant.now());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "auto.offset.reset",
                        "latest",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        2),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        reader = new FrameReader(
                consumer, watchlist, read::add, new FrameRecords(meters), new FrameReader.Limits(SECOND, clock));
    }

    @AfterEach
    void disconnect() {
        consumer.close();
        producer.close();
    }

    @Test
    void shouldBeginWithTheNewestFrameOfEachDroneAndGoOnWithAll() throws Exception {
        send(SLOW, 0);
        send(FAST, 0, 1, 2, 3, 4);
        watchlist.watch(FAST, partition, SECOND);
        watchlist.watch(SLOW, partition, SECOND);

        turnUntil(() -> read.size() == 2);
        assertThat(read).extracting(frame -> frame.header().id().toString()).containsExactly("slow/1/0", "fast/1/4");

        send(FAST, 5, 6, 7);
        turnUntil(() -> read.size() == 5);
        assertThat(read.subList(2, 5))
                .extracting(frame -> frame.header().id().sequence())
                .containsExactly(5L, 6L, 7L);
    }

    @Test
    void shouldBeginWithNothingOlderThanItsReach() throws Exception {
        send(FAST, 0, 1, 2);
        clock.advance(Duration.ofSeconds(30));
        watchlist.watch(FAST, partition, SECOND);
        turnUntil(() -> reader.assigned() == 1);
        reader.turn();
        clock.set(Instant.now());

        send(FAST, 3);

        turnUntil(() -> !read.isEmpty());
        assertThat(read).extracting(frame -> frame.header().id().sequence()).containsExactly(3L);
    }

    @Test
    void shouldJumpToTheNewestWhenItHasFallenBehind() throws Exception {
        watchlist.watch(FAST, partition, SECOND);
        turnUntil(() -> reader.assigned() == 1);
        reader.turn();
        send(FAST, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        clock.set(Instant.now().plusSeconds(20));
        turnUntil(() -> meters.get("skylens.view.frames.skipped").counter().count() > 0);
        clock.set(Instant.now());
        int before = read.size();

        turnUntil(() -> read.size() > before);

        assertThat(read.subList(before, read.size()))
                .extracting(frame -> frame.header().id().sequence())
                .containsExactly(9L);
    }

    @Test
    void shouldReadOnlyDronesThatAreWatched() throws Exception {
        watchlist.watch(FAST, partition, SECOND);
        turnUntil(() -> reader.assigned() == 1);

        send(OTHER, 0);
        send(FAST, 0);

        turnUntil(() -> !read.isEmpty());
        assertThat(read).extracting(Frame::drone).containsExactly(FAST);
    }

    @Test
    void shouldCountARecordThatIsNoFrameAndGoOn() throws Exception {
        watchlist.watch(FAST, partition, SECOND);
        turnUntil(() -> reader.assigned() == 1);

        producer.send(new ProducerRecord<>(Topics.FRAMES, partition, "fast", new byte[] {1}))
                .get();
        send(FAST, 0);

        turnUntil(() -> !read.isEmpty());
        assertThat(meters.get("skylens.view.records.unreadable").counter().count())
                .isEqualTo(1);
    }

    @Test
    void shouldReadNothingWhenNobodyWatches() throws Exception {
        reader.turn();

        assertThat(reader.assigned()).isZero();
    }

    private void turnUntil(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                reader.turn();
            } catch (WakeupException e) {
                // As its owner does: the next turn goes on.
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private void send(DroneId drone, long... sequences) throws Exception {
        for (long sequence : sequences) {
            var header = new FrameHeader(
                    new FrameId(drone, 1, sequence),
                    Instant.now(),
                    new PictureShape(8, 8, 1),
                    new DeviceStamp(null, null),
                    "http",
                    false,
                    null);
            producer.send(new ProducerRecord<>(
                            Topics.FRAMES, partition, drone.value(), new byte[] {1}, FrameHeaders.write(header)))
                    .get();
        }
    }
}

package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class ForgetTest extends RunningIngest {

    @Test
    void shouldWriteATombstoneForADroneThatNoPodHasSeenForADay() throws Exception {
        postFrame("forget-new", TestJpeg.small(1));
        writeStatus("forget-yesterday", Duration.ofHours(23));
        writeStatus("forget-old", Duration.ofHours(25));

        try (var log = new TopicLog<>(kafka, Topics.DRONES, new ByteArrayDeserializer())) {
            var old = log.await("forget-old", 2);
            assertThat(old.get(1).value()).isNull();
            assertThat(log.await("forget-yesterday", 1)).hasSize(1);
            assertThat(log.await("forget-new", 1)).allMatch(record -> record.value() != null);
        }
    }

    private void writeStatus(String drone, Duration age) throws Exception {
        var then = Instant.now().minus(age);
        var status = new DroneStatus(
                DroneId.of(drone),
                null,
                then.toEpochMilli() * 1000,
                false,
                "websocket",
                "10.0.0.9",
                0,
                640,
                480,
                0,
                0,
                then,
                null,
                1,
                1,
                0,
                0,
                Map.of(),
                then);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.DRONES, drone, json.writeValueAsBytes(status)))
                    .get();
        }
    }
}

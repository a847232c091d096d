package io.skylens.allinone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

    @Test
    void shouldCarryARecordAndLeaveNothingBehind(@TempDir Path folder) throws Exception {
        var data = folder.resolve("data");
        var settings = new BrokerSettings(data, TestBroker.freePort(), TestBroker.freePort());
        try (var broker = Broker.start(settings)) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (var admin = Admin.create(client)) {
                admin.createTopics(List.of(new NewTopic("t", 1, (short) -1)))
                        .all()
                        .get();
            }
            try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("t", "key", "value")).get();
            }
            assertThat(readOne(client)).isEqualTo("value");
            assertThat(data).isNotEmptyDirectory();
        }
        assertThat(Files.exists(data)).isFalse();
    }

    @Test
    void shouldComeBackWithItsTopicsWhenItsDataWasKept(@TempDir Path folder) throws Exception {
        var settings = new BrokerSettings(folder.resolve("data"), TestBroker.freePort(), TestBroker.freePort());
        Map<String, Object> client = Map.of("bootstrap.servers", settings.bootstrapServers());
        var first = Broker.start(settings);
        try (var admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) -1)))
                    .all()
                    .get();
        }
        first.stop();
        try (var second = Broker.start(settings);
                var admin = Admin.create(client)) {
            assertThat(admin.listTopics().names().get()).contains("kept");
            assertThat(second.bootstrapServers()).isEqualTo(settings.bootstrapServers());
        }
    }

    @Test
    void shouldTellClientsElsewhereTheHostByWhichTheyFindIt(@TempDir Path folder) throws Exception {
        int port = TestBroker.freePort();
        var settings = new BrokerSettings(folder.resolve("data"), port, TestBroker.freePort(), "localhost");
        try (var broker = Broker.start(settings);
                var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.2:" + port))) {
            assertThat(broker.bootstrapServers()).isEqualTo("localhost:" + port);
            assertThat(admin.describeCluster().nodes().get())
                    .singleElement()
                    .extracting(Node::host)
                    .isEqualTo("localhost");
        }
    }

    private static String readOne(Map<String, Object> client) {
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("t", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(10)).iterator().next().value();
        }
    }
}

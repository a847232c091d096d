package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.broker.Broker;
import io.skylens.allinone.broker.BrokerSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicProvisionerTest {

    private static Broker broker;
    private static Admin admin;

    @BeforeAll
    static void startBroker(@TempDir Path folder) throws Exception {
        broker = Broker.start(new BrokerSettings(folder.resolve("data"), freePort(), freePort()));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldCreateEveryTopicAsDesigned() throws Exception {
        var topics = List.of(
                Topics.frames(24, 64 << 20),
                Topics.detections(24),
                Topics.drones(24),
                Topics.detectors(),
                Topics.sources(),
                Topics.control());

        var provisioned = new TopicProvisioner(admin).provision(topics);

        assertThat(provisioned.warnings()).isEmpty();
        assertThat(provisioned.partitions())
                .containsEntry(Topics.FRAMES, 24)
                .containsEntry(Topics.DETECTIONS, 24)
                .containsEntry(Topics.DETECTORS, 1);
        assertThat(setting(Topics.FRAMES, "message.timestamp.type")).isEqualTo("LogAppendTime");
        assertThat(setting(Topics.FRAMES, "retention.ms")).isEqualTo("60000");
        assertThat(setting(Topics.DRONES, "cleanup.policy")).isEqualTo("compact");
    }

    @Test
    void shouldLeaveAnExistingTopicAloneAndSayWhatDiffers() throws Exception {
        var existing = new NewTopic("existing", 3, (short) 1).configs(Map.of("retention.ms", "5000"));
        admin.createTopics(List.of(existing)).all().get();
        var wanted = new TopicSpec("existing", 6, Map.of("retention.ms", "60000"));

        var provisioned = new TopicProvisioner(admin).provision(List.of(wanted));

        assertThat(provisioned.partitions()).containsExactly(Map.entry("existing", 3));
        assertThat(provisioned.warnings())
                .containsExactly(
                        "topic existing should have 6 partitions, has 3",
                        "topic existing should have retention.ms=60000, has 5000");
    }

    private static String setting(String topic, String key) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(key)
                .value();
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

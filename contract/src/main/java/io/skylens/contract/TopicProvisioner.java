package io.skylens.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates the topics that are missing. Every service calls it at start, so whichever starts first creates them; those
 * that exist are left alone. Blocks on the broker; holds no state.
 */
public final class TopicProvisioner {

    private static final short BROKER_DEFAULT_REPLICATION = -1;
    private static final int DESCRIBE_ATTEMPTS = 50;
    private static final long DESCRIBE_PAUSE_MILLIS = 100;

    private final Admin admin;

    /** @param admin stays the caller's to close */
    public TopicProvisioner(Admin admin) {
        this.admin = admin;
    }

    /**
     * What the broker has after provisioning.
     *
     * @param partitions by topic, as the broker says, which may not be what was asked for
     * @param warnings a sentence for each setting of an existing topic that differs from the wanted one
     */
    public record Provisioned(Map<String, Integer> partitions, List<String> warnings) {}

    /**
     * @throws KafkaException when the broker cannot be reached or refuses; nothing that was created is taken back
     * @throws InterruptedException when the thread was interrupted while it waited for the broker
     */
    public Provisioned provision(Collection<TopicSpec> topics) throws InterruptedException {
        create(topics);
        var names = topics.stream().map(TopicSpec::name).toList();
        var described = describe(names);
        var partitions = described.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
        return new Provisioned(partitions, warnings(topics, partitions));
    }

    private void create(Collection<TopicSpec> topics) throws InterruptedException {
        var wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), BROKER_DEFAULT_REPLICATION)
                        .configs(topic.settings()))
                .toList();
        for (var created : admin.createTopics(wanted).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw asKafkaException(e);
                }
            }
        }
    }

    /** The controller confirms a topic a moment before each broker has heard of it, hence the patience. */
    private Map<String, TopicDescription> describe(List<String> names) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return await(() -> admin.describeTopics(names).allTopicNames().get());
            } catch (UnknownTopicOrPartitionException e) {
                if (attempt == DESCRIBE_ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(DESCRIBE_PAUSE_MILLIS);
            }
        }
    }

    private List<String> warnings(Collection<TopicSpec> topics, Map<String, Integer> partitions)
            throws InterruptedException {
        var resources = topics.stream().map(TopicProvisioner::resource).toList();
        var configs = await(() -> admin.describeConfigs(resources).all().get());
        var warnings = new ArrayList<String>();
        for (var topic : topics) {
            int actual = partitions.get(topic.name());
            if (actual != topic.partitions()) {
                warnings.add(
                        "topic " + topic.name() + " should have " + topic.partitions() + " partitions, has " + actual);
            }
            addDifferences(topic, configs.get(resource(topic)), warnings);
        }
        return List.copyOf(warnings);
    }

    private static void addDifferences(TopicSpec topic, Config config, List<String> warnings) {
        topic.settings().forEach((key, wanted) -> {
            var entry = config.get(key);
            if (entry == null || !wanted.equals(entry.value())) {
                warnings.add("topic " + topic.name() + " should have " + key + "=" + wanted + ", has "
                        + (entry == null ? "nothing" : entry.value()));
            }
        });
    }

    private static ConfigResource resource(TopicSpec topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private interface Answer<T> {
        T get() throws ExecutionException, InterruptedException;
    }

    private static <T> T await(Answer<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw asKafkaException(e);
        }
    }

    private static KafkaException asKafkaException(ExecutionException e) {
        return e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    }
}

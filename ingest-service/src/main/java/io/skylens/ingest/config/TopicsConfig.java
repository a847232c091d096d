package io.skylens.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.skylens.contract.TopicSpec;
import io.skylens.contract.Topics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;

/** How topics are created that do not exist; existing ones are left alone. The same keys as in the other services. */
@ConfigMapping(prefix = "skylens.topics")
public interface TopicsConfig {

    /** Partitions of the topics that are keyed by drone: the most detectors that can share the work. */
    @WithDefault("24")
    @Min(1)
    int partitions();

    /** Bytes a partition of {@code skylens.frames} keeps; with the number of partitions, the disk that frames take. */
    @WithDefault("64M")
    MemorySize framesRetentionBytes();

    /** The topics this service writes. */
    default List<TopicSpec> specs() {
        return List.of(
                Topics.frames(partitions(), framesRetentionBytes().asLongValue()),
                Topics.drones(partitions()),
                Topics.sources(),
                Topics.sourceStates(),
                Topics.control());
    }
}

package io.skylens.detect;

import io.quarkus.runtime.configuration.MemorySize;
import io.skylens.contract.TopicSpec;
import io.skylens.contract.Topics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;

/** {@code skylens.topics.*}: how topics are created where they do not exist. The same in every service. */
@ConfigMapping(prefix = "skylens.topics")
public interface TopicsConfig {

    /** Partitions of the topics keyed by drone, and so the most detectors that can share the work. */
    @WithDefault("24")
    @Min(1)
    @Max(10_000)
    int partitions();

    /** The most bytes of frames a partition keeps; with all partitions this is the disk that frames take. */
    @WithDefault("64M")
    MemorySize framesRetentionBytes();

    /** The topics this service reads and writes. */
    default List<TopicSpec> topics() {
        return List.of(
                Topics.frames(partitions(), framesRetentionBytes().asLongValue()),
                Topics.detections(partitions()),
                Topics.detectors());
    }
}

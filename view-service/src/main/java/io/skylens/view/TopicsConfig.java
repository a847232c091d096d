package io.skylens.view;

import io.quarkus.runtime.configuration.MemorySize;
import io.skylens.contract.Topics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What topics are created with where they are missing. The same for every service. */
@ConfigMapping(prefix = "skylens.topics")
public interface TopicsConfig {

    /** Of {@code skylens.frames}, {@code skylens.detections} and {@code skylens.drones}: the most detectors that can share the work. */
    @WithDefault("" + Topics.DEFAULT_PARTITIONS)
    @Min(1)
    int partitions();

    /** How much of {@code skylens.frames} a partition keeps on disk at most. */
    @WithDefault("64M")
    MemorySize framesRetentionBytes();
}

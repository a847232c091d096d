package io.skylens.ingest;

import io.skylens.ingest.config.IngestConfig;
import io.skylens.ingest.config.TopicsConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configuration as the service would read it, from a map instead of its sources. */
public final class Configs {

    private Configs() {}

    public static IngestConfig ingest(Map<String, String> values) {
        return config(values).getConfigMapping(IngestConfig.class);
    }

    public static TopicsConfig topics(Map<String, String> values) {
        return config(values).getConfigMapping(TopicsConfig.class);
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestConfig.class)
                .withMapping(TopicsConfig.class)
                .withDefaultValues(values)
                .build();
    }
}

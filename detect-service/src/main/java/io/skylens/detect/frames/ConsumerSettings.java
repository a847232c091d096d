package io.skylens.detect.frames;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/**
 * The settings of the consumer of frames. What somebody configured for all Kafka clients ({@code kafka.*}) goes before
 * what is usual here, except where positions would no longer be steered by hand.
 */
public final class ConsumerSettings {

    public static final String GROUP = "skylens-detect";

    private static final String PROTOCOL = "group.protocol";
    private static final String CLASSIC = "classic";
    private static final int LARGEST_FETCH = 32 << 20;
    private static final int LARGEST_FETCH_A_PARTITION = 4 << 20;

    private ConsumerSettings() {}

    /**
     * @param configured by Kafka's names
     * @param client shown by the broker's tools
     */
    public static Map<String, Object> of(Map<String, Object> configured, String client) {
        var settings = usual();
        settings.putAll(configured);
        if (CLASSIC.equalsIgnoreCase(String.valueOf(settings.get(PROTOCOL)))) {
            // Measured: partitions move within 1 s of a coming or a graceful end, and 6 s of a kill. Members learn at a
            // heartbeat that partitions are dealt anew, and those taken away rest until all have.
            settings.putIfAbsent("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
            settings.putIfAbsent("session.timeout.ms", 6000);
            settings.putIfAbsent("heartbeat.interval.ms", 300);
        }
        settings.put("group.id", GROUP);
        settings.put("client.id", client);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "latest");
        return settings;
    }

    private static Map<String, Object> usual() {
        var settings = new HashMap<String, Object>();
        settings.put(PROTOCOL, CLASSIC);
        // A partition that has been moved to joins the fetch under way only when that returns.
        settings.put("fetch.max.wait.ms", 100);
        settings.put("fetch.max.bytes", LARGEST_FETCH);
        settings.put("max.partition.fetch.bytes", LARGEST_FETCH_A_PARTITION);
        return settings;
    }
}

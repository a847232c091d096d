package io.skylens.contract;

import java.time.Duration;
import java.util.Map;

/** The topics the services meet in, with the settings they are created with. */
public final class Topics {

    public static final String FRAMES = "skylens.frames";
    public static final String DETECTIONS = "skylens.detections";
    public static final String DRONES = "skylens.drones";
    public static final String DETECTORS = "skylens.detectors";
    public static final String SOURCES = "skylens.sources";
    public static final String SOURCE_STATES = "skylens.source-states";
    public static final String CONTROL = "skylens.control";

    public static final int DEFAULT_PARTITIONS = 24;

    /** The largest record of {@link #FRAMES}: a frame of 8 MiB, its headers, and what the protocol adds. */
    public static final int MAX_FRAME_RECORD_BYTES = 9 << 20;

    private static final Duration FRAMES_RETENTION = Duration.ofSeconds(60);
    private static final Duration FRAMES_SEGMENT = Duration.ofSeconds(10);
    private static final Duration DETECTIONS_RETENTION = Duration.ofDays(7);
    private static final int FRAMES_SEGMENT_BYTES = 64 << 20;

    private Topics() {}

    /** @param retentionBytes a partition; the last minute of frames is kept, and no more than this */
    public static TopicSpec frames(int partitions, long retentionBytes) {
        return new TopicSpec(
                FRAMES,
                partitions,
                Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", millis(FRAMES_RETENTION),
                        "segment.ms", millis(FRAMES_SEGMENT),
                        "segment.bytes", String.valueOf(FRAMES_SEGMENT_BYTES),
                        "retention.bytes", String.valueOf(retentionBytes),
                        "max.message.bytes", String.valueOf(MAX_FRAME_RECORD_BYTES),
                        "compression.type", "uncompressed",
                        "message.timestamp.type", "LogAppendTime"));
    }

    /** @param partitions as many as {@link #FRAMES} has: a detection is written to its frame's partition number */
    public static TopicSpec detections(int partitions) {
        return new TopicSpec(
                DETECTIONS,
                partitions,
                Map.of("cleanup.policy", "delete", "retention.ms", millis(DETECTIONS_RETENTION)));
    }

    public static TopicSpec drones(int partitions) {
        return new TopicSpec(DRONES, partitions, compacted());
    }

    public static TopicSpec detectors() {
        return new TopicSpec(DETECTORS, 1, compacted());
    }

    public static TopicSpec sources() {
        return new TopicSpec(SOURCES, DEFAULT_PARTITIONS, compacted());
    }

    public static TopicSpec sourceStates() {
        return new TopicSpec(SOURCE_STATES, 1, compacted());
    }

    public static TopicSpec control() {
        return new TopicSpec(CONTROL, 1, compacted());
    }

    private static Map<String, String> compacted() {
        return Map.of(
                "cleanup.policy", "compact",
                "segment.ms", millis(Duration.ofSeconds(60)),
                "min.cleanable.dirty.ratio", "0.1");
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}

package io.skylens.ingest.config;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import io.skylens.contract.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stops the start when a value is of the right type but can not work; says everything that is wrong at once. */
@Startup
@Singleton
public class ConfigCheck {

    /** What a record's headers and the protocol may add to a frame. */
    private static final int RECORD_OVERHEAD = 64 << 10;

    static final long LARGEST_FRAME = Topics.MAX_FRAME_RECORD_BYTES - RECORD_OVERHEAD;

    ConfigCheck(IngestConfig config) {
        var problems = problems(config);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join("; ", problems));
        }
    }

    static List<String> problems(IngestConfig config) {
        var problems = new ArrayList<String>();
        bytes(problems, "max-frame-size", config.maxFrameSize(), 1, LARGEST_FRAME);
        bytes(
                problems,
                "min-frame-size",
                config.minFrameSize(),
                0,
                config.maxFrameSize().asLongValue());
        // A buffer that cannot hold a frame would refuse it for ever.
        bytes(problems, "kafka-buffer", config.kafkaBuffer(), Topics.MAX_FRAME_RECORD_BYTES, Long.MAX_VALUE);
        positive(problems, "post-idle-timeout", config.postIdleTimeout());
        positive(problems, "post-timeout", config.postTimeout());
        positive(problems, "idle-timeout", config.idleTimeout());
        positive(problems, "forget-after", config.forgetAfter());
        positive(problems, "max-wait", config.maxWait());
        return problems;
    }

    private static void bytes(List<String> problems, String key, MemorySize size, long least, long most) {
        long value = size.asLongValue();
        if (value < least || value > most) {
            var bound = most == Long.MAX_VALUE ? "at least " + least : least + " to " + most;
            problems.add("skylens.ingest." + key + " must be " + bound + " bytes, got " + value);
        }
    }

    private static void positive(List<String> problems, String key, Duration value) {
        if (value.isZero() || value.isNegative()) {
            problems.add("skylens.ingest." + key + " must be longer than 0, got " + value);
        }
    }
}

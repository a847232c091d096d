package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What ingest knows of a drone, the compacted value of {@code skylens.drones}: written at connect, at disconnect and
 * every 2 s. A status of a lower epoch is ignored while the higher one is connected and its status under 6 s old.
 *
 * @param name for people, in any script; null when none was given
 * @param connected whether its session is open
 * @param origin the protocol of its frames
 * @param source the address of its device, or of the stream that is pulled (without credentials)
 * @param partition of its frames in {@code skylens.frames}
 * @param shape of its newest frame, null before the first
 * @param rate over the last seconds
 * @param lastFrameAt when its newest frame was received; null before the first
 * @param unchangedSince since when its frames are byte for byte the same; null while they change
 * @param fates of the frames of this session
 * @param writtenAt when this status was written
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DroneStatus(
        DroneId drone,
        String name,
        long epoch,
        boolean connected,
        String origin,
        String source,
        int partition,
        Integer width,
        Integer height,
        double fps,
        double bytesPerSecond,
        Instant lastFrameAt,
        Instant unchangedSince,
        long accepted,
        long published,
        long dropped,
        long uncertain,
        Map<String, Long> rejected,
        Instant writtenAt) {

    /** A connected session that has said nothing for so long no longer keeps a lower epoch out. */
    public static final Duration TRUSTED_FOR = Duration.ofSeconds(6);

    /** Whether {@code next}, read after this one, is to be taken in its place. */
    public boolean yieldsTo(DroneStatus next, Instant now) {
        return next.epoch >= epoch || !connected || !writtenAt.plus(TRUSTED_FOR).isAfter(now);
    }

    /** This status under another name for people. */
    public DroneStatus named(String otherName) {
        return new DroneStatus(
                drone,
                otherName,
                epoch,
                connected,
                origin,
                source,
                partition,
                width,
                height,
                fps,
                bytesPerSecond,
                lastFrameAt,
                unchangedSince,
                accepted,
                published,
                dropped,
                uncertain,
                rejected,
                writtenAt);
    }
}

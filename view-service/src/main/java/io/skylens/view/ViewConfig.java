package io.skylens.view;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How pictures reach viewers. */
@ConfigMapping(prefix = "skylens.view")
public interface ViewConfig {

    /**
     * Where devices reach the ingest service, for the page's guide to the first drone. Without it, the page takes the host
     * of its own address and ingest's usual port.
     */
    Optional<URI> ingestUrl();

    /**
     * The page that turns a phone's browser into a camera, which the guide shows as a QR code. Without it, {@code /send} of an
     * ingest URL that is https; browsers allow a page no camera without encryption.
     */
    Optional<URI> phoneUrl();

    /** The drone of {@code /video} where there are several. */
    Optional<String> defaultDrone();

    /**
     * Frames older than this are skipped in favour of newer ones, and nobody is shown a frame that is older when it is
     * written. A drone with few frames a second is allowed three of its intervals. Raising it makes an overloaded service
     * show older pictures.
     */
    @WithDefault("1s")
    Duration maxFrameAge();

    /**
     * How long the frames of a drone are read on after its last viewer has left. Raising it makes coming back quicker and
     * costs network.
     */
    @WithDefault("10s")
    Duration leaveAfter();

    /**
     * A viewer that has read nothing of what was sent to it for so long is disconnected; over a WebSocket one that has not
     * acknowledged it. Of MJPEG over HTTP/2, and where the system is not Linux, it must have read a whole picture.
     */
    @WithDefault("30s")
    Duration stalledAfter();

    /** How long a snapshot waits for a frame. */
    @WithDefault("2s")
    Duration snapshotWait();

    /**
     * The send buffer of a viewer's connection in the kernel. Raising it lets slow viewers fall further behind; below the
     * size of a frame it costs throughput.
     */
    @WithDefault("128K")
    MemorySize sendBuffer();

    /** Of pictures that are made here: 1 (smallest) to 100. Others are the device's own bytes. */
    @WithDefault("80")
    @Min(1)
    @Max(100)
    int jpegQuality();

    /**
     * A JPEG to be shown of a drone that has no picture, in the page and in MJPEG; its state is written upon it. Without
     * one the ground is plain and dark.
     */
    Optional<Path> placeholder();

    /** Threads that make pictures; 0 takes half of the cores. */
    @WithDefault("0")
    @Min(0)
    int renderThreads();

    /**
     * How many viewers may be shown the past at once. Each costs a thread and a consumer, and reads its partition anew.
     */
    @WithDefault("16")
    @Min(0)
    int playbacks();

    /** How frames and detections come together. */
    Join join();

    interface Join {

        /** The longest that a frame waits for its detections. Raising it shows more of them, later. */
        @WithDefault("100ms")
        Duration maxWait();

        /** Detections of an earlier frame are shown with a later one while they are at most so old. */
        @WithDefault("1s")
        Duration heldFor();

        /** Detections kept of each drone. */
        @WithDefault("64")
        @Min(1)
        int kept();

        /** How long detections are kept. */
        @WithDefault("5s")
        Duration keptFor();
    }
}

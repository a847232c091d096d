package io.skylens.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What may come in, and how long it may wait. Bounds that need more than a number are in {@link ConfigCheck}. */
@ConfigMapping(prefix = "skylens.ingest")
public interface IngestConfig {

    /** Where raw TCP is listened for, on the host of HTTP ({@code quarkus.http.host}). 0 takes any free port. */
    @WithDefault("3002")
    @Min(0)
    @Max(65_535)
    int tcpPort();

    /**
     * The TLS configuration that raw TCP is listened for with, by its name {@code quarkus.tls.NAME.…}; then no device is
     * heard there without TLS. Absent for no encryption. That of HTTP is {@code quarkus.http.tls-configuration-name}.
     */
    Optional<String> tcpTls();

    /**
     * The largest frame in bytes, without its device prefix. A larger one is refused before it is held in memory. At most
     * what a record of {@code skylens.frames} can hold, a little under 9 MiB.
     */
    @WithDefault("8M")
    MemorySize maxFrameSize();

    /**
     * The smallest frame in bytes, without its device prefix. A camera that sends tiny black pictures while it starts can
     * be told from one that works; 0 lets all through.
     */
    @WithDefault("0")
    MemorySize minFrameSize();

    /** The most pixels a frame may claim in its header, so that no decoder behind is asked for more memory than it has. */
    @WithDefault("50000000")
    @Min(1)
    long maxPixels();

    /**
     * Frames a second of one drone that are passed on. Of those that come faster the newest waits its turn and older ones
     * are dropped; bursts of up to a quarter of a second pass. The default is above what cameras send.
     */
    @WithDefault("60")
    @DecimalMin("0.1")
    double maxFps();

    /**
     * Whether a device on a WebSocket is told to send fewer frames while more come than {@code max-fps} or they come late,
     * and more again after. Off, it is told only what operators set.
     */
    @WithDefault("true")
    boolean guideDevices();

    /**
     * Open sessions: connections and drones that post. Each costs up to four frames of memory when Kafka is slow; devices
     * above the number are turned away until others leave.
     */
    @WithDefault("1000")
    @Min(1)
    int maxConnections();

    /** Without a frame for so long, a drone that posts counts as disconnected. */
    @WithDefault("10s")
    @NotNull
    Duration postIdleTimeout();

    /**
     * How long the body of a POST with one frame may take, from its headers to its last byte. Raise it for large frames
     * over slow lines; a lower one frees what slow senders hold sooner.
     */
    @WithDefault("30s")
    @NotNull
    Duration postTimeout();

    /**
     * A connection of which nothing was heard for so long, not even the answer to a ping, is closed. So is a TCP connection
     * that has brought no whole frame by then and has not said who it is.
     */
    @WithDefault("30s")
    @NotNull
    Duration idleTimeout();

    /**
     * The longest a frame may wait in its drone's slot, for Kafka or for its turn; then it is dropped rather than shown
     * as live. Less than the interval of a slow camera loses frames when Kafka stumbles, more shows older ones after it.
     */
    @WithDefault("1s")
    @NotNull
    Duration maxWait();

    /** Without a status for so long, a drone is forgotten: its record in {@code skylens.drones} is removed. */
    @WithDefault("24h")
    @NotNull
    Duration forgetAfter();

    /** How many drones have metrics of their own, each some ten series; the others are counted together. */
    @WithDefault("500")
    @Min(0)
    int meteredDrones();

    /** Bytes the Kafka producer may hold for frames under way. When they are used up, drones' newest frames wait. */
    @WithDefault("64M")
    MemorySize kafkaBuffer();

    /** Where people are sent who open this service in a browser. */
    @WithDefault("http://localhost:8080")
    @NotNull
    URI viewUrl();
}

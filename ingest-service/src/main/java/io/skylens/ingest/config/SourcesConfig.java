package io.skylens.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Streams that this service fetches or waits for: what may be declared, and how it is run. */
@ConfigMapping(prefix = "skylens.ingest")
public interface SourcesConfig {

    /** What is out of bounds for a source unless it is allowed by name. */
    enum Target {
        /** A file of the machine (or container) this service runs on. */
        FILE,
        /** The machine itself: 127.0.0.0/8, ::1. */
        LOOPBACK,
        /** 169.254.0.0/16, fe80::/10: cameras without an address, and the metadata services of clouds. */
        LINK_LOCAL
    }

    /**
     * Whether this pod runs sources that wait for a sender (RTMP, SRT, MPEG-TS, RTP). Each opens the port that its URL
     * names, on all addresses, without asking who sends.
     */
    @WithDefault("false")
    boolean listen();

    /** The program that decodes streams; a name is looked for on the PATH. Without it such sources are refused. */
    @WithDefault("ffmpeg")
    @NotNull
    String ffmpeg();

    /** Frames a second of a source that declares none. More cost processor, network and disk in proportion. */
    @WithDefault("10")
    @DecimalMin("0.1")
    @DecimalMax("60")
    double sourceFps();

    /** The most pixels across of a source that declares none; wider pictures are made smaller. */
    @WithDefault("1280")
    @Min(16)
    @Max(7680)
    int sourceWidth();

    /**
     * Decode by hardware, by ffmpeg's name for the way ({@code auto}, {@code vaapi}, {@code cuda}, …). Where it fails
     * ffmpeg decodes by itself.
     */
    Optional<String> hardwareDecode();

    /**
     * Without a frame for so long, a source's run has failed and is started anew; its first frame may take twice as long.
     * Cameras that send a whole picture every ten seconds only need more.
     */
    @WithDefault("10s")
    @NotNull
    Duration sourceTimeout();

    /** YAML files that declare sources, {@code ID: URL} or {@code ID: {url, fps, width}}; read again when they change. */
    Optional<List<Path>> sourcesFiles();

    /** What sources that were declared over the API may reach beyond the network. */
    Optional<Set<Target>> allowedTargets();

    /** What sources that were declared in a file may reach beyond the network. */
    Optional<Set<Target>> allowedTargetsOfFiles();
}

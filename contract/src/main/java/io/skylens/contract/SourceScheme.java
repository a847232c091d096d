package io.skylens.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ways a stream can be fetched or waited for. */
public enum SourceScheme {
    RTSP("rtsp", 554),
    RTSPS("rtsp", 322),
    RTMP("rtmp", 1935),
    RTMPS("rtmp", 443),
    SRT("srt", 0),
    /** MJPEG or single JPEGs; an origin of its own, since {@code http} is that of POSTs. */
    HTTP("mjpeg", 80),
    HTTPS("mjpeg", 443),
    FILE("file", 0),
    /** MPEG-TS in datagrams. */
    UDP("mpegts", 0),
    RTP("rtp", 0);

    private final String origin;
    private final int defaultPort;

    SourceScheme(String origin, int defaultPort) {
        this.origin = origin;
        this.defaultPort = defaultPort;
    }

    /** Of the frames that come this way. */
    public String origin() {
        return origin;
    }

    /** 0 where a port must be given. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Whether a sender sends on its own account, so that one can only wait for it. */
    public boolean isDatagrams() {
        return this == UDP || this == RTP;
    }

    static Optional<SourceScheme> of(String name) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(SourceScheme::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.skylens.ingest.pull.ffmpeg;

import io.skylens.contract.SourceScheme;
import io.skylens.contract.SourceUrl;
import io.skylens.ingest.pull.StreamOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The arguments of an ffmpeg that writes a stream's pictures to its standard output, each behind its length
 * ({@code mpjpeg}). Pure.
 *
 * <p>What a stream may name beyond itself (the entries of a playlist, a redirect to another protocol) is out of its reach:
 * only the protocols and formats that its scheme needs are allowed.
 *
 * @param hardware ffmpeg's name of a way to decode by hardware, if wanted
 * @param timeoutMillis without a byte, after which the connection is given up
 */
record FfmpegCommand(Optional<String> hardware, long timeoutMillis) {

    /** One that counts (1 = best, 31 = smallest): at 4 a detector sees no difference, a picture of 1280 has some 100 kB. */
    private static final String JPEG_QUALITY = "4";
    /** Streams are probed until their pictures' form is known, at most for so long. */
    private static final String PROBE_MICROS = "2000000";

    private static final String FILM_FORMATS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,ogg,asf,"
                    + "h264,hevc,m4v,mjpeg,mxf,ivf,yuv4mpegpipe";

    /** How pictures come out. */
    enum Mode {
        /** Decoded, thinned out, made smaller, encoded. */
        DECODED,
        /** As they are; for streams that are JPEGs already. */
        COPIED
    }

    List<String> arguments(StreamOrder order, Mode mode) {
        var arguments = new ArrayList<String>();
        // Warnings come for each picture of a stream with many errors: nobody would read them.
        add(arguments, "-hide_banner -nostdin -nostats -loglevel level+info");
        if (mode == Mode.DECODED) {
            hardware.ifPresent(way -> arguments.addAll(List.of("-hwaccel", way)));
            // More threads would hold back a picture each.
            add(arguments, "-threads 1");
        }
        addInput(arguments, order.url());
        add(arguments, "-map 0:v:0");
        if (mode == Mode.COPIED) {
            add(arguments, "-c copy");
        } else {
            addEncoding(arguments, order);
        }
        add(arguments, "-f mpjpeg pipe:1");
        return arguments;
    }

    /**
     * What ffmpeg is to read on its standard input; nothing for most streams. A camera's URL is told there, since any user of
     * the machine may read a program's arguments.
     */
    String input(SourceUrl url) {
        return switch (url.scheme()) {
            case RTP -> SessionDescription.of(url);
            case RTSP, RTSPS ->
                "ffconcat version 1.0\nfile '" + url.raw().replace("'", "'\\''") + "'\n"
                        + "option rtsp_transport tcp\noption allowed_media_types video\noption timeout " + micros()
                        + "\n"
                        + "option fflags nobuffer\noption fpsprobesize 0\noption analyzeduration " + PROBE_MICROS
                        + "\n";
            default -> "";
        };
    }

    private void addInput(List<String> arguments, SourceUrl url) {
        switch (url.scheme()) {
            case FILE -> {
                add(arguments, "-protocol_whitelist file -format_whitelist " + FILM_FORMATS + " -stream_loop -1 -re");
                addUrl(arguments, "file:" + url.file());
            }
            case RTSP, RTSPS -> {
                addLive(
                        arguments,
                        url.scheme() == SourceScheme.RTSPS ? "pipe,rtp,tls,tcp" : "pipe,rtp,tcp",
                        "concat,rtsp,sdp,rtp");
                add(arguments, "-f concat -safe 0");
                addUrl(arguments, "pipe:0");
            }
            case RTMP, RTMPS -> {
                addLive(
                        arguments,
                        url.scheme() == SourceScheme.RTMPS ? "rtmps,rtmp,tls,tcp" : "rtmp,tcp",
                        "flv,live_flv");
                add(arguments, url.isListening() ? "-listen 1" : "");
                add(arguments, "-rw_timeout " + micros());
                addUrl(arguments, url.raw());
            }
            case SRT -> {
                addLive(arguments, "srt", "mpegts");
                add(arguments, url.isListening() ? "-mode listener -listen_timeout -1" : "-connect_timeout 5000");
                add(arguments, "-timeout " + micros());
                addUrl(arguments, url.raw());
            }
            case UDP -> {
                addLive(arguments, "udp", "mpegts");
                add(arguments, "-overrun_nonfatal 1 -fifo_size 20000");
                addUrl(arguments, url.raw());
            }
            case RTP -> {
                addLive(arguments, "pipe,rtp,udp", "sdp,rtp");
                add(arguments, "-f sdp");
                addUrl(arguments, "pipe:0");
            }
            default -> throw new IllegalArgumentException("ffmpeg is not asked for " + url.scheme());
        }
    }

    /** Nothing is held back for the sake of an even flow: a picture is worth something while it is young. */
    private static void addLive(List<String> arguments, String protocols, String formats) {
        add(arguments, "-protocol_whitelist " + protocols + " -format_whitelist " + formats);
        add(arguments, "-fflags nobuffer -flags low_delay -fpsprobesize 0 -analyzeduration " + PROBE_MICROS);
    }

    private static void addUrl(List<String> arguments, String url) {
        arguments.add("-i");
        arguments.add(url);
    }

    /**
     * Of each interval the first picture that comes, so that none waits for the next and none is shown twice. Then they
     * are numbered anew: a camera whose clock jumps would stop the encoder.
     */
    private static void addEncoding(List<String> arguments, StreamOrder order) {
        var fps = String.format(Locale.ROOT, "%s", order.fps());
        add(arguments, "-an -sn -dn -filter_threads 1 -vf");
        arguments.add("select='not(eq(floor(t*" + fps + ")\\,floor(prev_selected_t*" + fps + ")))',setpts=N/(" + fps
                + "*TB),scale='min(" + order.width() + "\\,iw)':-2:out_range=pc,format=yuvj420p");
        add(arguments, "-r " + fps + " -c:v mjpeg -threads 1 -q:v " + JPEG_QUALITY);
    }

    private String micros() {
        return String.valueOf(timeoutMillis * 1000);
    }

    private static void add(List<String> arguments, String words) {
        for (var word : words.split(" ")) {
            if (!word.isEmpty()) {
                arguments.add(word);
            }
        }
    }
}

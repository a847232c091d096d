package io.skylens.ingest.pull.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.SourceUrl;
import io.skylens.ingest.pull.StreamOrder;
import io.skylens.ingest.pull.ffmpeg.FfmpegCommand.Mode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegCommandTest {

    @Test
    void shouldThinOutShrinkAndEncodeWhatACameraSends() {
        assertThat(command("rtsp://cam/live", Mode.DECODED))
                .isEqualTo("-hide_banner -nostdin -nostats -loglevel level+info -threads 1"
                        + " -protocol_whitelist pipe,rtp,tcp -format_whitelist concat,rtsp,sdp,rtp"
                        + " -fflags nobuffer -flags low_delay -fpsprobesize 0 -analyzeduration 2000000"
                        + " -f concat -safe 0 -i pipe:0"
                        + " -map 0:v:0 -an -sn -dn -filter_threads 1"
                        + " -vf select='not(eq(floor(t*12.5)\\,floor(prev_selected_t*12.5)))',setpts=N/(12.5*TB),"
                        + "scale='min(640\\,iw)':-2:out_range=pc,format=yuvj420p"
                        + " -r 12.5 -c:v mjpeg -threads 1 -q:v 4 -f mpjpeg pipe:1");
    }

    @Test
    void shouldTouchNothingOfWhatItCopies() {
        assertThat(command("rtsp://cam/live", Mode.COPIED)).endsWith("-i pipe:0 -map 0:v:0 -c copy -f mpjpeg pipe:1");
    }

    @Test
    void shouldTellACamerasUrlWhereNobodyElseCanReadIt() {
        var url = SourceUrl.parse("rtsp://anna:it's@cam/live");

        assertThat(command(url.raw(), Mode.DECODED)).doesNotContain("anna", "it's", "cam");
        assertThat(new FfmpegCommand(Optional.empty(), 10_000).input(url))
                .startsWith("ffconcat version 1.0\nfile 'rtsp://anna:it'\\''s@cam/live'\noption rtsp_transport tcp\n")
                .contains("\noption timeout 10000000\n");
    }

    @ParameterizedTest
    @CsvSource({
        "rtsps://cam/, 'pipe,rtp,tls,tcp', -i pipe:0",
        "rtmp://host/live/x, 'rtmp,tcp', ''",
        "rtmp://0.0.0.0:1935/live/x, 'rtmp,tcp', -listen 1",
        "srt://host:9000, srt, ''",
        "srt://0.0.0.0:9000, srt, -mode listener",
        "udp://0.0.0.0:5000, udp, ''",
        "rtp://0.0.0.0:5600, 'pipe,rtp,udp', -f sdp -i pipe:0",
        "file:///films/a%20b.mp4, file, -stream_loop -1 -re -i file:/films/a b.mp4",
    })
    void shouldReachNoFurtherThanItsScheme(String url, String protocols, String more) {
        assertThat(command(url, Mode.DECODED))
                .contains(" -protocol_whitelist " + protocols + " ")
                .contains(" -format_whitelist ")
                .contains(more);
    }

    @Test
    void shouldReadNoPlaylist() {
        var command = command("file:///films/a.mp4", Mode.DECODED);

        assertThat(command.substring(command.indexOf("-format_whitelist"), command.indexOf("-stream_loop")))
                .doesNotContain("hls", "concat", "sdp", "image2", "dash", "lavfi");
    }

    @Test
    void shouldDecodeByHardwareWhereItIsAskedTo() {
        var order = new StreamOrder(SourceUrl.parse("rtsp://cam/"), 10, 1280, url -> Optional.empty());
        var command = new FfmpegCommand(Optional.of("vaapi"), 1000);

        assertThat(command.arguments(order, Mode.DECODED)).containsSequence("-hwaccel", "vaapi");
        assertThat(command.arguments(order, Mode.COPIED)).doesNotContain("-hwaccel");
    }

    private static String command(String url, Mode mode) {
        var order = new StreamOrder(SourceUrl.parse(url), 12.5, 640, checked -> Optional.empty());
        return String.join(" ", new FfmpegCommand(Optional.empty(), 10_000).arguments(order, mode));
    }
}

package io.skylens.ingest.pull.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.SourceUrl;
import io.skylens.ingest.pull.StreamFailedException.Kind;
import org.junit.jupiter.api.Test;

class FfmpegLogTest {

    private final FfmpegLog log = new FfmpegLog(SourceUrl.parse("rtsp://anna:secret@cam/live"));

    @Test
    void shouldTellARefusedLoginWithoutThePassword() {
        log.add("[rtsp @ 0x5566d6f08d00] [error] method DESCRIBE failed: 401 Unauthorized");
        log.add("[concat @ 0x5566d6f08d00] [error] Impossible to open 'rtsp://anna:secret@cam/live'");
        log.add("[error] pipe:0: Server returned 401 Unauthorized (authorization failed)");

        assertThat(log.failure(1)).hasMessage("Server returned 401 Unauthorized (authorization failed)");
        assertThat(log.failure(1).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void shouldHideThePasswordWhereverItIsSaid() {
        log.add("[tcp @ 0x1] [error] cannot use secret of rtsp://anna:secret@cam/live today");

        assertThat(log.failure(1).getMessage()).doesNotContain("secret").contains("rtsp://***@cam/live");
    }

    @Test
    void shouldTakeTheLastErrorForTheReason() {
        log.add("[h264 @ 0x1] [error] error while decoding MB 1 2");
        log.add("[tcp @ 0x2] [error] Connection to tcp://cam:554?timeout=5000000 failed: Connection refused");
        log.add("[error] rtsp://anna:secret@cam/live: Connection refused");
        log.add("[info] Exiting normally, received signal 15.");

        assertThat(log.failure(1)).hasMessage("Connection refused");
        assertThat(log.failure(1).kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void shouldSayWhatItCanWhenFfmpegSaysNothing() {
        assertThat(log.failure(0)).hasMessage("the stream has ended");
        assertThat(log.failure(137)).hasMessage("ffmpeg ended with exit code 137");
    }

    @Test
    void shouldNoticeACameraThatLeadsElsewhere() {
        log.add("[rtsp @ 0x1] [info] Status 302: Redirecting to rtsp://169.254.169.254/latest");

        assertThat(log.isRedirected()).isTrue();
        assertThat(log.failure(0).kind()).isEqualTo(Kind.REFUSED);
        assertThat(log.failure(0)).hasMessageContaining("redirects").hasMessageNotContaining("169.254");
    }

    @Test
    void shouldKnowAStreamOfJpegs() {
        log.add("[info] Input #0, rtsp, from 'rtsp://cam/jpeg':");
        log.add("[info]   Stream #0:0: Video: mjpeg (Baseline), yuvj420p(pc, bt470bg/unknown/unknown), 640x360 [SAR 1:1"
                + " DAR 16:9], 90k tbr, 90k tbn");

        assertThat(log.jpegWidth()).contains(640);
    }

    @Test
    void shouldNotTakeWhatIsMadeOfAStreamForTheStream() {
        log.add("[info] Input #0, rtsp, from 'rtsp://cam/h264':");
        log.add("[info]   Stream #0:0: Video: h264 (Constrained Baseline), yuv420p(tv, progressive), 640x360, 25 fps");
        log.add("[info] Stream mapping:");
        log.add("[info]   Stream #0:0 -> #0:0 (h264 (native) -> mjpeg (native))");
        log.add("[info] Output #0, mpjpeg, to 'pipe:1':");
        log.add("[info]   Stream #0:0: Video: mjpeg, yuvj420p(pc, smpte170m, progressive), 640x360, q=2-31, 25 fps");

        assertThat(log.jpegWidth()).isEmpty();
    }
}

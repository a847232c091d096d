package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceUrlTest {

    @Test
    void shouldTakeAUrlApart() {
        var url = SourceUrl.parse("rtsp://anna:p%40ss@cam_1.lan/stream?channel=2");

        assertThat(url.scheme()).isEqualTo(SourceScheme.RTSP);
        assertThat(url.host()).isEqualTo("cam_1.lan");
        assertThat(url.port()).isEqualTo(554);
        assertThat(url.userInfo()).contains("anna:p%40ss");
        assertThat(url.pathAndQuery()).isEqualTo("/stream?channel=2");
        assertThat(url.isListening()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://anna:p%40cam@cam:5554/cam?x=cam, 10.0.0.5, rtsp://anna:p%40cam@10.0.0.5:5554/cam?x=cam",
        "rtsps://cam/live, 2001:db8::5, rtsps://[2001:db8:0:0:0:0:0:5]/live",
        "srt://10.0.0.7:9000, 10.0.0.7, srt://10.0.0.7:9000",
    })
    void shouldBeAskedForAtAnAddressOfItsHost(String url, String address, String there) throws UnknownHostException {
        var moved = SourceUrl.parse(url).at(InetAddress.getByName(address));

        assertThat(moved).isEqualTo(SourceUrl.parse(there));
        assertThat(moved.host()).isEqualTo(SourceUrl.parse(there).host());
        assertThat(moved.redacted()).doesNotContain("p%40cam");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtmp://0.0.0.0:1935/live/dji",
                "srt://0.0.0.0:9000",
                "srt://[::]:9000",
                "udp://0.0.0.0:5000",
                "udp://239.1.2.3:5000",
                "rtp://0.0.0.0:5600?codec=h265"
            })
    void shouldKnowWhatIsWaitedFor(String url) {
        assertThat(SourceUrl.parse(url).isListening()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://host/a | url must begin with one of rtsp, rtsps, rtmp, rtmps, srt, http, https, file, udp, rtp and"
                        + " a colon, got 'ftp:…'",
                "camera | url must begin with one of rtsp, rtsps, rtmp, rtmps, srt, http, https, file, udp, rtp and a"
                        + " colon, got another beginning",
                "rtsp:///stream | url must be rtsp://[user:password@]host[:port][/path], with @ : / ? # in a password as"
                        + " %40 %3A %2F %3F %23, got 'rtsp:…'",
                "rtsp://a:b#c@host/ | url must be rtsp://[user:password@]host[:port][/path], with @ : / ? # in a password"
                        + " as %40 %3A %2F %3F %23, got 'rtsp:…'",
                "srt://host | url must name a port of 1 to 65535, got 'srt:…'",
                "rtsp://host:70000/ | url must name a port of 1 to 65535, got 'rtsp:…'",
                "udp://10.0.0.7:5000 | url must have the host 0.0.0.0 (or a multicast group): who sends is not chosen"
                        + " here, got 'udp:…'",
                "http://0.0.0.0:80/ | url must name a host: nothing can be waited for by http, got 'http:…'",
                "rtp://0.0.0.0:5600?codec=vp8 | codec of an rtp url must be h264 or h265, got 'vp8'",
                "file://host/a.mp4 | url must be file:///PATH, with ? and # in it as %3F and %23, got 'file:…'",
            })
    void shouldNameTheRuleAndNoCredentials(String url, String message) {
        assertThatThrownBy(() -> SourceUrl.parse(url))
                .isInstanceOf(InvalidSourceException.class)
                .hasMessage(message);
    }

    @Test
    void shouldRefuseWhatCouldEndAnArgumentOrALogLine() {
        for (var url : new String[] {"rtsp://host/a b", "rtsp://host/a\nb", "rtsp://host\\a"}) {
            assertThatThrownBy(() -> SourceUrl.parse(url)).isInstanceOf(InvalidSourceException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://anna:secret@host/stream,rtsp://***@host/stream",
        "rtsp://anna:sec@ret@host:8554/stream,rtsp://***@host:8554/stream",
        "rtsp://host/user=admin_password=tlJwp_channel=1_stream=0.sdp,"
                + "rtsp://host/user=***_password=***_channel=1_stream=0",
        "http://host/video.cgi?usr=anna&pwd=secret&resolution=640,"
                + "http://host/video.cgi?usr=***&pwd=***&resolution=640",
        "srt://host:9000?mode=caller&passphrase=0123456789&streamid=x,"
                + "srt://host:9000?mode=caller&passphrase=***&streamid=***",
        "http://host:8080/video,http://host:8080/video",
    })
    void shouldHideCredentials(String url, String shown) {
        assertThat(SourceUrl.parse(url).redacted().replace(".sdp", "")).isEqualTo(shown);
        assertThat(SourceUrl.parse(url)).hasToString(SourceUrl.parse(url).redacted());
    }

    @Test
    void shouldHideCredentialsInWhatOthersSayOfTheUrl() {
        var url = SourceUrl.parse("rtsp://anna:g3h%23im@cam/live?token=t0ken");

        assertThat(url.redact("rtsp://anna:g3h%23im@cam/live?token=t0ken: Server returned 401"))
                .isEqualTo("rtsp://***@cam/live?token=***: Server returned 401");
        assertThat(url.redact("login g3h#im refused, t0ken too; went to http://u:v@other/x"))
                .isEqualTo("login *** refused, *** too; went to http://***@other/x");
    }

    @Test
    void shouldDecodeTheNameOfAFile() {
        var url = SourceUrl.parse("file:///films/a%20b%25%EA%B0%80.mp4");

        assertThat(url.file()).isEqualTo(Path.of("/films/a b%가.mp4"));
        assertThat(url.scheme().origin()).isEqualTo("file");
    }
}

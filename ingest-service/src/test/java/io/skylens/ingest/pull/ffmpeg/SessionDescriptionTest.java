package io.skylens.ingest.pull.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.SourceUrl;
import org.junit.jupiter.api.Test;

class SessionDescriptionTest {

    @Test
    void shouldDescribeWhatPx4Sends() {
        assertThat(SessionDescription.of(SourceUrl.parse("rtp://0.0.0.0:5600")))
                .isEqualTo("v=0\r\no=- 0 0 IN IP4 0.0.0.0\r\ns=Skylens\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\n"
                        + "m=video 5600 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n");
    }

    @Test
    void shouldNameTheCodecAndThePayloadOfTheUrl() {
        assertThat(SessionDescription.of(SourceUrl.parse("rtp://[::]:5602?codec=h265&payload=97")))
                .contains("c=IN IP6 ::\r\n", "m=video 5602 RTP/AVP 97\r\n", "a=rtpmap:97 H265/90000");
    }
}

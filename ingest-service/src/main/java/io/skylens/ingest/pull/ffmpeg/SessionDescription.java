package io.skylens.ingest.pull.ffmpeg;

import io.skylens.contract.SourceUrl;
import java.util.Locale;

/**
 * The session description (RFC 8866) of an RTP stream that somebody sends to a port of ours: what RTSP would have said of
 * it. Parameter sets are not named, so the sender must repeat them in the stream (GStreamer: {@code config-interval=-1}).
 */
final class SessionDescription {

    private SessionDescription() {}

    static String of(SourceUrl url) {
        boolean isIpv6 = url.host().startsWith("[");
        var address = isIpv6 ? "IP6 " + url.host().substring(1, url.host().length() - 1) : "IP4 " + url.host();
        return String.join(
                "\r\n",
                "v=0",
                "o=- 0 0 IN " + address,
                "s=Skylens",
                "c=IN " + address,
                "t=0 0",
                "m=video " + url.port() + " RTP/AVP " + url.rtpPayload(),
                "a=rtpmap:" + url.rtpPayload() + " " + url.rtpCodec().toUpperCase(Locale.ROOT) + "/90000",
                "");
    }
}

package io.skylens.ingest.source.http;

import io.skylens.contract.FrameId;
import io.skylens.contract.Quoted;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Set;

/** The body is the frame. Answered with 202 and the frame's id: accepted, not yet acknowledged by Kafka. */
final class JpegFormat implements FrameFormat {

    private static final int ACCEPTED = 202;

    /** What clients call a JPEG, or bytes of any kind; the bytes themselves are checked later. */
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/jpg", "application/octet-stream");

    @Override
    public int overhead() {
        return 0;
    }

    @Override
    public Reader open(MultiMap headers) throws RejectedFrameException {
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && !TYPES.contains(mediaType(type))) {
            throw new RejectedFrameException(
                    RejectReason.MEDIA_TYPE, "content-type of a frame must be image/jpeg, got " + Quoted.of(type));
        }
        return body -> body;
    }

    @Override
    public void answer(HttpServerResponse response, FrameId id) {
        // An id has no character that JSON would escape.
        response.setStatusCode(ACCEPTED)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end("{\"drone\":\"" + id.drone() + "\",\"epoch\":" + id.epoch() + ",\"sequence\":" + id.sequence()
                        + "}");
    }

    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}

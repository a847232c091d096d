package io.skylens.ingest.source.http;

import io.skylens.contract.FrameId;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** The frame is the field {@value #FIELD} of a multipart form, as browsers and simple scripts send it. */
final class FormFormat implements FrameFormat {

    static final String FIELD = "frame";

    /** Boundaries, part headers and small fields beside the frame. */
    private static final int OVERHEAD = 64 << 10;

    @Override
    public int overhead() {
        return OVERHEAD;
    }

    @Override
    public Reader open(MultiMap headers) throws RejectedFrameException {
        try {
            var form = new MultipartForm(headers.get(HttpHeaders.CONTENT_TYPE));
            return body -> frame(form, body);
        } catch (MultipartForm.InvalidFormException e) {
            throw new RejectedFrameException(RejectReason.MEDIA_TYPE, e.getMessage());
        }
    }

    @Override
    public void answer(HttpServerResponse response, FrameId id) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain").end("OK");
    }

    private static byte[] frame(MultipartForm form, byte[] body) throws RejectedFrameException {
        try {
            return form.field(body, FIELD);
        } catch (MultipartForm.InvalidFormException e) {
            throw new RejectedFrameException(RejectReason.BAD_REQUEST, e.getMessage());
        }
    }
}

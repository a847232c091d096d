package io.skylens.ingest.source.http;

import io.skylens.contract.FrameId;
import io.skylens.ingest.intake.RejectedFrameException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;

/** How a POST holds its frame, and how it is answered. Stateless. */
interface FrameFormat {

    /** Finds the frame in a body. */
    interface Reader {

        /** @return the payload, maybe the body itself */
        byte[] frame(byte[] body) throws RejectedFrameException;
    }

    /** The most bytes the body may have beside the frame. */
    int overhead();

    /** @throws RejectedFrameException when the headers say that the body is of no use */
    Reader open(MultiMap headers) throws RejectedFrameException;

    /** Tells the sender that its frame was accepted. */
    void answer(HttpServerResponse response, FrameId id);
}

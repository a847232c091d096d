package io.skylens.ingest.source.stream;

import io.skylens.contract.DeviceStamp;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.FrameSession;
import io.skylens.ingest.intake.FrameSource;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.problem.Problem;
import io.skylens.ingest.problem.Refusal;
import io.skylens.ingest.source.DeviceHeaders;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One long POST of many frames, on its event loop: a session from its headers to its end. A bad part is counted and the
 * stream goes on; it is answered when it ends, or when no further part could be found in it. What comes is always read
 * at once, so that no connection becomes a queue of old pictures.
 */
final class PushedStream implements FrameSource {

    private static final Logger LOG = Logger.getLogger(PushedStream.class);

    static final String ORIGIN = "stream";

    private static final String CONTINUE = "100-continue";
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final RoutingContext context;
    private final String address;
    private final FrameIntake intake;
    private final Context eventLoop;
    private FrameSession session;
    private MultipartSplitter splitter;
    private boolean isEnded;

    PushedStream(RoutingContext context, String address, FrameIntake intake) {
        this.context = context;
        this.address = address;
        this.intake = intake;
        this.eventLoop = context.vertx().getOrCreateContext();
    }

    /**
     * To be called before the request's first event-loop turn has ended.
     *
     * @param maxPayload bytes of a part, device prefix included
     */
    void start(Device device, Boundary boundary, int maxPayload) {
        try {
            session = intake.connect(device, this);
        } catch (RejectedFrameException e) {
            Refusal.send(context, e);
            return;
        }
        splitter = new MultipartSplitter(boundary, maxPayload, this::part);
        var request = context.request();
        request.handler(this::received).endHandler(end -> finished()).exceptionHandler(gone -> broken());
        if (request.headers().contains(HttpHeaders.EXPECT, CONTINUE, true)) {
            request.response().writeContinue();
        }
    }

    @Override
    public String origin() {
        return ORIGIN;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void close(String reason) {
        eventLoop.runOnContext(now -> end(new Problem(CONFLICT, reason)));
    }

    @Override
    public Optional<Runnable> farewell() {
        var problem = new Problem(SERVICE_UNAVAILABLE, "this pod is stopping: send again");
        return Optional.of(() -> eventLoop.runOnContext(now -> end(problem)));
    }

    private void received(Buffer chunk) {
        if (isEnded) {
            return;
        }
        session.heard();
        try {
            splitter.feed(bytesOf(chunk));
        } catch (MultipartException e) {
            reject(e);
            end(problem(e));
        }
    }

    private void part(PartHeaders headers, byte[] payload) {
        DeviceStamp said;
        try {
            said = DeviceHeaders.read(name -> headers.value(name).orElse(null));
        } catch (RejectedFrameException e) {
            session.reject(e);
            return;
        }
        try {
            session.accept(payload, said);
        } catch (RejectedFrameException e) {
            // Counted, and said once in the log; the next frame may be better.
        }
    }

    private void finished() {
        if (isEnded) {
            return;
        }
        try {
            splitter.end();
            isEnded = true;
            intake.disconnect(session);
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(account());
        } catch (MultipartException e) {
            reject(e);
            isEnded = true;
            intake.disconnect(session);
            problem(e).send(context.response());
        }
    }

    private void broken() {
        if (isEnded) {
            return;
        }
        isEnded = true;
        try {
            splitter.end();
        } catch (MultipartException e) {
            reject(e);
        }
        intake.disconnect(session);
    }

    private void end(Problem problem) {
        if (isEnded) {
            return;
        }
        isEnded = true;
        LOG.infof("stream ended: drone=%s source=%s error=%s", session.info().drone(), address, problem.detail());
        intake.disconnect(session);
        Refusal.endStream(context, problem);
    }

    private void reject(MultipartException e) {
        session.reject(
                new RejectedFrameException(RejectReason.valueOf(e.reason().name()), e.getMessage()));
    }

    private Buffer account() {
        var fates = session.fates();
        return new JsonObject()
                .put("drone", session.info().drone().value())
                .put("epoch", session.info().epoch())
                .put("accepted", fates.accepted())
                .put("rejected", new JsonObject(new HashMap<>(fates.rejected())))
                .toBuffer();
    }

    private static Problem problem(MultipartException e) {
        boolean isTooLarge = e.reason() == MultipartException.Reason.TOO_LARGE;
        return new Problem(isTooLarge ? CONTENT_TOO_LARGE : BAD_REQUEST, e.getMessage());
    }

    @SuppressWarnings("deprecation")
    private static ByteBuffer bytesOf(Buffer chunk) {
        return chunk.getByteBuf().nioBuffer();
    }
}

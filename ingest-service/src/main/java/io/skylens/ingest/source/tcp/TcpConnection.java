package io.skylens.ingest.source.tcp;

import io.skylens.ingest.identity.DeviceHello;
import io.skylens.ingest.intake.Admission;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.FrameSession;
import io.skylens.ingest.intake.FrameSource;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.source.PeerAddress;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One device's TCP connection, on its event loop. Its session begins with its hello or its first frame, so that whoever
 * only knocks is no drone. What comes is always read at once: a socket that is left unread would become a queue of old
 * pictures, while the drone's lane keeps the newest.
 *
 * <p>When it must end, the device is told why in one line of text, for people who look; programs need not read it.
 */
final class TcpConnection implements FrameSource, FrameSplitter.Receiver {

    private static final Logger LOG = Logger.getLogger(TcpConnection.class);

    static final String ORIGIN = "tcp";

    /** Before a line of text that says why the connection ends. */
    static final String ERROR = "SKYLENS/1 error ";

    /** For so long what still comes is thrown away: unread bytes would make a reset that takes the answer away. */
    private static final long LINGER_MILLIS = TimeUnit.SECONDS.toMillis(2);

    private final NetSocket socket;
    private final Admission admission;
    private final FrameIntake intake;
    private final FrameSplitter splitter;
    private final String address;
    private final Vertx vertx;
    private final Context eventLoop;
    private FrameSession session;
    private boolean isEnded;

    /** @param maxPayload bytes, device prefix included */
    TcpConnection(NetSocket socket, Vertx vertx, Admission admission, FrameIntake intake, int maxPayload) {
        this.socket = socket;
        this.admission = admission;
        this.intake = intake;
        this.splitter = new FrameSplitter(maxPayload, this);
        this.address = PeerAddress.of(socket.remoteAddress());
        this.vertx = vertx;
        this.eventLoop = vertx.getOrCreateContext();
    }

    /**
     * @param introductionMillis for the hello or the first frame
     * @param onClosed is called once, when the connection is no more
     */
    void start(long introductionMillis, Runnable onClosed) {
        long timer = vertx.setTimer(introductionMillis, id -> requireSession(introductionMillis));
        socket.handler(this::received)
                .exceptionHandler(error -> LOG.debugf("connection broke: source=%s error=%s", address, error))
                .closeHandler(closed -> {
                    vertx.cancelTimer(timer);
                    closed();
                    onClosed.run();
                });
    }

    /** Ends a connection that has not begun. */
    void refuse(RejectedFrameException rejection) {
        intake.reject(ORIGIN, rejection);
        end(rejection.getMessage());
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
        eventLoop.runOnContext(now -> end(reason));
    }

    @Override
    public Optional<Runnable> farewell() {
        return Optional.of(() -> eventLoop.runOnContext(now -> leave()));
    }

    @Override
    public void hello(Hello hello) {
        begin(hello.drone().value(), hello.token());
    }

    @Override
    public void payload(byte[] payload) {
        if (session == null && !isEnded) {
            begin(null, null);
        }
        if (isEnded) {
            return;
        }
        try {
            session.accept(payload);
        } catch (RejectedFrameException e) {
            // Counted, and said once in the log; the next frame may be better.
        }
    }

    private void begin(String declaredId, String token) {
        try {
            var device = admission.admit(new DeviceHello(ORIGIN, address, declaredId, token));
            session = intake.connect(device, this);
        } catch (RejectedFrameException e) {
            end(e.getMessage());
        }
    }

    private void received(Buffer chunk) {
        if (isEnded) {
            return;
        }
        if (session != null) {
            session.heard();
        }
        try {
            splitter.feed(bytesOf(chunk));
        } catch (FramingException e) {
            reject(e);
            end(e.getMessage());
        }
    }

    private void closed() {
        try {
            if (!isEnded) {
                splitter.end();
            }
        } catch (FramingException e) {
            reject(e);
        }
        isEnded = true;
        if (session != null) {
            intake.disconnect(session);
        }
    }

    private void reject(FramingException e) {
        var rejection =
                new RejectedFrameException(RejectReason.valueOf(e.reason().name()), e.getMessage());
        if (session == null) {
            intake.reject(ORIGIN, rejection);
        } else {
            session.reject(rejection);
        }
    }

    private void requireSession(long millis) {
        if (session == null && !isEnded) {
            refuse(new RejectedFrameException(
                    RejectReason.TIMED_OUT,
                    "first frame of a connection must come within " + TimeUnit.MILLISECONDS.toSeconds(millis)
                            + " s, none did (skylens.ingest.idle-timeout)"));
        }
    }

    private void end(String reason) {
        if (isEnded) {
            return;
        }
        isEnded = true;
        var drone = session == null ? "none" : session.info().drone();
        LOG.infof("connection ended: drone=%s source=%s error=%s", drone, address, reason);
        if (session != null) {
            intake.disconnect(session);
        }
        socket.write(ERROR + reason + "\n");
        vertx.setTimer(LINGER_MILLIS, id -> socket.close());
    }

    /** Without lingering: only when the connection is gone does the device make another. */
    private void leave() {
        if (!isEnded) {
            isEnded = true;
            socket.end(Buffer.buffer(ERROR + "this pod is stopping: connect again\n"));
        }
    }

    @SuppressWarnings("deprecation")
    private static ByteBuffer bytesOf(Buffer chunk) {
        return chunk.getByteBuf().nioBuffer();
    }
}

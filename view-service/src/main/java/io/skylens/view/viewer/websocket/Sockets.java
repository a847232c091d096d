package io.skylens.view.viewer.websocket;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import io.skylens.view.ViewConfig;
import io.skylens.view.access.Visitor;
import io.skylens.view.rendition.EncodedPicture;
import io.skylens.view.rendition.Shot;
import io.skylens.view.viewer.Outlet;
import io.skylens.view.viewer.ViewerMeters;
import io.skylens.view.viewer.Wish;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Begins and ends sessions, and ends those whose viewer has stalled. */
@Startup
@ApplicationScoped
class Sockets {

    private static final long LOOK_AFTER_MILLIS = 2_000;
    private static final UserData.TypedKey<Long> LOOK_AFTER = UserData.TypedKey.forLong("look-after");
    private static final CloseReason STALLED = new CloseReason(4408, "what was sent must be acknowledged in time");

    private final Feeds feeds;
    private final Messages messages;
    private final Clock clock;
    private final Duration stalledAfter;
    private final ViewerMeters meters;

    Sockets(Feeds feeds, Messages messages, Clock clock, ViewConfig config, MeterRegistry registry) {
        this.feeds = feeds;
        this.messages = messages;
        this.clock = clock;
        this.stalledAfter = config.stalledAfter();
        this.meters = new ViewerMeters("websocket", registry);
    }

    /** Called on the socket's event loop. */
    SocketSession open(WebSocketConnection connection) {
        var eventLoop = Vertx.currentContext();
        var session = new SocketSession(new Wire(connection, eventLoop), Visitor.of(connection));
        long lookAfter = eventLoop.owner().setPeriodic(LOOK_AFTER_MILLIS, timer -> {
            if (session.isStalled(stalledAfter.toNanos()) && connection.isOpen()) {
                connection.close(STALLED).subscribe().with(closed -> {}, failure -> {});
            }
        });
        connection.userData().put(LOOK_AFTER, lookAfter);
        meters.came();
        return session;
    }

    void closed(WebSocketConnection connection, SocketSession session) {
        Vertx.currentContext().owner().cancelTimer(connection.userData().get(LOOK_AFTER));
        session.close();
        meters.left();
    }

    private final class Wire implements SocketSession.Socket {

        private final WebSocketConnection connection;
        private final Context eventLoop;

        Wire(WebSocketConnection connection, Context eventLoop) {
            this.connection = connection;
            this.eventLoop = eventLoop;
        }

        @Override
        public void send(long number, Shot frame, EncodedPicture picture) {
            // A failure to write is followed by the close of the connection.
            connection
                    .sendBinary(messages.write(number, frame, picture))
                    .subscribe()
                    .with(sent -> {}, failure -> {});
            meters.sent(picture.jpeg().length, messages.age(frame));
        }

        @Override
        public SocketSession.Attachment attach(Wish wish, Outlet.Port port, Duration back) {
            var outlet = new Outlet(wish, port, task -> eventLoop.runOnContext(v -> task.run()), meters, clock);
            return new SocketSession.Attachment(outlet, feeds.attach(outlet, back, Visitor.of(connection)));
        }
    }
}

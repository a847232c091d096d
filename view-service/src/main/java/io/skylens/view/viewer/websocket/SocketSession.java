package io.skylens.view.viewer.websocket;

import io.skylens.contract.DroneId;
import io.skylens.contract.ViewerRequest;
import io.skylens.contract.ViewerRequest.Overlay;
import io.skylens.view.access.Visitor;
import io.skylens.view.problem.ProblemException;
import io.skylens.view.rendition.EncodedPicture;
import io.skylens.view.rendition.Rendition;
import io.skylens.view.rendition.Shot;
import io.skylens.view.viewer.Outlet;
import io.skylens.view.viewer.Replay;
import io.skylens.view.viewer.Wish;
import io.skylens.view.viewer.WishParameters;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One viewer's socket and the drones it subscribes to. Everything happens on the socket's event loop. */
final class SocketSession {

    private static final int MOST_SUBSCRIPTIONS = 1_000;

    private final Map<DroneId, Line> lines = new HashMap<>();
    private final Socket socket;
    private final Visitor visitor;
    private long lastNumber;

    /** What a session needs of the world around it. */
    interface Socket {

        void send(long number, Shot frame, EncodedPicture picture);

        /**
         * Attaches an outlet for the port.
         *
         * @param back how far in the past to begin; null for live
         */
        Attachment attach(Wish wish, Outlet.Port port, Duration back);
    }

    /** @param detach ends what the outlet is offered */
    record Attachment(Outlet outlet, Runnable detach) {}

    private record Line(Subscription subscription, Attachment attachment) {

        Outlet outlet() {
            return attachment.outlet();
        }
    }

    SocketSession(Socket socket, Visitor visitor) {
        this.socket = socket;
        this.visitor = visitor;
    }

    /** @throws ProblemException when a subscription cannot be had; those before it in the request are taken */
    void take(ViewerRequest request) {
        if (request.ack() != null) {
            acknowledge(request.ack());
        }
        if (request.unsubscribe() != null) {
            request.unsubscribe().forEach(this::unsubscribe);
        }
        if (request.subscribe() != null) {
            request.subscribe().forEach(this::subscribe);
        }
    }

    void close() {
        List.copyOf(lines.keySet()).forEach(this::unsubscribe);
    }

    /** Whether a message has been unacknowledged for longer than that. */
    boolean isStalled(long nanos) {
        return lines.values().stream().anyMatch(line -> line.subscription().isStalled(nanos));
    }

    private void subscribe(ViewerRequest.Subscription wanted) {
        check(wanted);
        unsubscribe(wanted.drone());
        if (!visitor.maySee(wanted.drone())) {
            throw ProblemException.notFound("drone '" + wanted.drone() + "' is not known");
        }
        if (lines.size() >= MOST_SUBSCRIPTIONS) {
            throw ProblemException.badRequest(
                    "a socket must have at most " + MOST_SUBSCRIPTIONS + " subscriptions, got one more");
        }
        var overlay = wanted.overlay() == null ? Overlay.NONE : wanted.overlay();
        var wish = WishParameters.checked(
                new Wish(wanted.drone(), new Rendition(wanted.width(), overlay), wanted.fps(), false));
        var back = wanted.from() == null ? null : Replay.back(wanted.from());
        var subscription = new Subscription(this::send);
        lines.put(wanted.drone(), new Line(subscription, socket.attach(wish, subscription, back)));
    }

    private static void check(ViewerRequest.Subscription wanted) {
        if (wanted.drone() == null) {
            throw ProblemException.badRequest("a subscription must name its drone, got none");
        }
    }

    private void unsubscribe(DroneId drone) {
        var line = lines.remove(drone);
        if (line != null) {
            line.attachment().detach().run();
            line.outlet().close();
        }
    }

    private void acknowledge(long number) {
        lines.values().forEach(line -> {
            line.subscription().acknowledge(number);
            line.outlet().pump();
        });
    }

    private long send(Shot frame, EncodedPicture picture) {
        lastNumber++;
        socket.send(lastNumber, frame, picture);
        return lastNumber;
    }
}

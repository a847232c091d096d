package io.skylens.view.viewer.websocket;

import io.skylens.view.rendition.EncodedPicture;
import io.skylens.view.rendition.Shot;
import io.skylens.view.viewer.Outlet;

/** One drone on a viewer's socket. Everything happens on the socket's event loop. */
final class Subscription implements Outlet.Port {

    private final Unacknowledged unacknowledged = new Unacknowledged();
    private final Mailer mailer;

    /** Sends a message and says which number it got. */
    interface Mailer {

        long send(Shot frame, EncodedPicture picture);
    }

    Subscription(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public boolean isReady() {
        return unacknowledged.hasRoom();
    }

    @Override
    public void write(Shot frame, EncodedPicture picture) {
        unacknowledged.sent(mailer.send(frame, picture), System.nanoTime());
    }

    void acknowledge(long number) {
        unacknowledged.acknowledge(number);
    }

    boolean isStalled(long nanos) {
        return unacknowledged.isStalled(nanos, System.nanoTime());
    }
}

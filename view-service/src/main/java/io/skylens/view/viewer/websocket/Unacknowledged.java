package io.skylens.view.viewer.websocket;

import java.util.ArrayDeque;

/**
 * The messages of one subscription that its viewer has not shown yet: at most two, so that neither the kernel's buffers nor
 * the network become a queue of old pictures. Not thread-safe.
 */
final class Unacknowledged {

    private static final int MOST = 2;

    private final ArrayDeque<Sent> sent = new ArrayDeque<>(MOST);

    private record Sent(long number, long at) {}

    boolean hasRoom() {
        return sent.size() < MOST;
    }

    void sent(long number, long now) {
        sent.addLast(new Sent(number, now));
    }

    /** All messages up to and including {@code number} have been shown. */
    void acknowledge(long number) {
        while (!sent.isEmpty() && sent.peekFirst().number() <= number) {
            sent.removeFirst();
        }
    }

    /** Whether one has been out for longer than that. */
    boolean isStalled(long limit, long now) {
        return !sent.isEmpty() && now - sent.peekFirst().at() > limit;
    }
}

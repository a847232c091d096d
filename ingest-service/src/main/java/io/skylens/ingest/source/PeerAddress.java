package io.skylens.ingest.source;

import io.vertx.core.net.SocketAddress;

/** Where a connection comes from, as sessions, names and logs show it. */
public final class PeerAddress {

    private PeerAddress() {}

    /** Without port; {@code unknown} where the connection has none any more. */
    public static String of(SocketAddress address) {
        return address == null || address.hostAddress() == null ? "unknown" : address.hostAddress();
    }
}

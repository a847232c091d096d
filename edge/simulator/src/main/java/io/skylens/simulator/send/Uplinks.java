package io.skylens.simulator.send;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** Makes uplinks by the scheme of the server's address. */
public final class Uplinks {

    /** What a server's address may begin with. */
    public static final List<String> SCHEMES = List.of("ws", "wss", "http", "https", "tcp");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService timer;

    /** @param timer the caller's, and shared by all */
    public Uplinks(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Of a drone that needs no token. */
    public Uplink to(URI url, String drone) {
        return to(url, drone, Optional.empty());
    }

    /** @param url scheme, host and port of the server */
    public Uplink to(URI url, String drone, Optional<String> token) {
        // In the address, as boards do that can set no header.
        var query = token.map(text -> "?token=" + text).orElse("");
        return switch (url.getScheme()) {
            case "ws", "wss" -> new WebSocketUplink(url.resolve("/ws/" + drone + query), client, timer);
            case "tcp" ->
                new TcpUplink(
                        url,
                        "drone=" + drone + token.map(text -> " token=" + text).orElse(""));
            default -> new HttpUplink(url.resolve("/api/v1/drones/" + drone + "/frames" + query), client, timer);
        };
    }
}

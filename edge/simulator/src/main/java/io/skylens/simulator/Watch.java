package io.skylens.simulator;

import io.skylens.simulator.send.WebSocketUplink;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Says how many drones are connected, once at the start and whenever that has changed; never per frame. */
final class Watch {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final URI url;
    private final List<WebSocketUplink> uplinks;
    private long told = -1;

    Watch(URI url, List<WebSocketUplink> uplinks) {
        this.url = url;
        this.uplinks = uplinks;
    }

    /** Goes on until the thread is interrupted. */
    void report() throws InterruptedException {
        while (true) {
            Thread.sleep(INTERVAL.toMillis());
            long connected =
                    uplinks.stream().filter(WebSocketUplink::isConnected).count();
            if (connected != told) {
                told = connected;
                System.out.println(sentence(connected));
            }
        }
    }

    private String sentence(long connected) {
        var sentence = "simulator: " + connected + " of " + uplinks.size() + " drones connected to " + url;
        return uplinks.stream()
                .filter(uplink -> !uplink.isConnected())
                .findFirst()
                .map(uplink -> sentence + "; trying again (" + uplink.trouble() + ")")
                .orElse(sentence);
    }
}

package io.skylens.simulator;

import io.skylens.simulator.send.Uplink;
import java.time.Duration;
import java.util.List;

/** Says how many drones are connected, once at the start and whenever that has changed; never per frame. */
final class Watch {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final String server;
    private final List<Uplink> uplinks;
    private long told = -1;

    /** @param server where they are sent, in words */
    Watch(String server, List<Uplink> uplinks) {
        this.server = server;
        this.uplinks = uplinks;
    }

    /** Goes on until the thread is interrupted. */
    void report() throws InterruptedException {
        while (true) {
            Thread.sleep(INTERVAL.toMillis());
            long connected = uplinks.stream().filter(Uplink::isConnected).count();
            if (connected != told) {
                told = connected;
                System.out.println(sentence(connected));
            }
        }
    }

    private String sentence(long connected) {
        var sentence = "simulator: " + connected + " of " + uplinks.size() + " drones connected to " + server;
        return uplinks.stream()
                .filter(uplink -> !uplink.isConnected())
                .findFirst()
                .map(uplink -> sentence + "; trying again (" + uplink.trouble() + ")")
                .orElse(sentence);
    }
}

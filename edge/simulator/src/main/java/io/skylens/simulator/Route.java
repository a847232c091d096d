package io.skylens.simulator;

import io.skylens.contract.DroneId;
import io.skylens.simulator.fault.Episodes;
import io.skylens.simulator.fault.FaultyNetwork;
import io.skylens.simulator.fault.FaultyUplink;
import io.skylens.simulator.send.MjpegServer;
import io.skylens.simulator.send.Uplink;
import io.skylens.simulator.send.Uplinks;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** How frames leave: sent to a server or served as MJPEG, with the faults that were asked for. */
final class Route implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Uplinks uplinks = new Uplinks(timer);
    private final URI url;
    private final Badges badges;
    private final Episodes episodes;
    private final Optional<MjpegServer> server;
    private final Optional<FaultyNetwork> network;

    private Route(URI url, Badges badges, Episodes episodes, MjpegServer server) {
        this.url = url;
        this.badges = badges;
        this.episodes = episodes;
        this.server = Optional.ofNullable(server);
        this.network = episodes.areOfNetwork() && server == null
                ? Optional.of(new FaultyNetwork(url, episodes, timer, System::nanoTime))
                : Optional.empty();
    }

    static Route to(URI url, Badges badges, Episodes episodes) {
        return new Route(url, badges, episodes, null);
    }

    /** @param port of this machine */
    static Route serving(int port, Episodes episodes) throws IOException {
        return new Route(null, Badges.none(), episodes, new MjpegServer(port));
    }

    Uplink of(String drone) {
        var uplink = server.map(mjpeg -> mjpeg.camera(drone))
                .orElseGet(() -> uplinks.to(
                        network.map(FaultyNetwork::line).orElse(url), drone, badges.device(DroneId.of(drone))));
        return episodes.faults().isEmpty() ? uplink : new FaultyUplink(uplink, episodes, timer, System::nanoTime);
    }

    /** Where they go, in words. */
    String target(String drone) {
        return server.map(mjpeg -> "viewers of " + mjpeg.address(drone)).orElseGet(() -> String.valueOf(url));
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        server.ifPresent(MjpegServer::close);
        if (network.isPresent()) {
            network.get().close();
        }
    }
}

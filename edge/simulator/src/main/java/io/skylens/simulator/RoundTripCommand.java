package io.skylens.simulator;

import io.skylens.access.UnusableKeysException;
import io.skylens.contract.DroneId;
import io.skylens.imaging.JpegCodecs;
import io.skylens.simulator.fleet.Fleet;
import io.skylens.simulator.fleet.Format;
import io.skylens.simulator.fleet.Handling;
import io.skylens.simulator.fleet.Lighting;
import io.skylens.simulator.send.Uplinks;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One drone for a moment: do its pictures come back with detections? Exit code 0 when they do. */
@Command(
        name = "round-trip",
        mixinStandardHelpOptions = true,
        description = {
            "Sends pictures of one drone until its detections can be read from the view service, and ends.",
            "Leaves nothing behind. Exit code 1 when none came in time."
        })
final class RoundTripCommand implements Callable<Integer> {

    private static final Format FORMAT = new Format(640, 480, 5, 80, false);

    @Option(names = "--url", defaultValue = "ws://127.0.0.1:3001", description = "Where ingest is (${DEFAULT-VALUE}).")
    private URI url;

    @Option(names = "--view", defaultValue = "http://127.0.0.1:8080", description = "Where view is (${DEFAULT-VALUE}).")
    private URI view;

    @Option(names = "--drone", defaultValue = "round-trip", description = "Its name (${DEFAULT-VALUE}).")
    private String drone;

    @Option(names = "--within", paramLabel = "SECONDS", defaultValue = "60", description = "(${DEFAULT-VALUE})")
    private long seconds;

    @Option(names = "--objects", description = "Wait for detections in which something was found.")
    private boolean objects;

    @Option(names = "--keys", paramLabel = "FILE", description = "Signs itself the tokens it needs with these keys.")
    private Path keys;

    @Override
    public Integer call() throws InterruptedException, UnusableKeysException {
        var id = DroneId.of(drone);
        var badges = keys == null ? Badges.none() : Badges.signedWith(keys);
        var footage = new Fleet(FORMAT, Lighting.DAY, Handling.USUAL, 1, JpegCodecs.best())
                .drones(1, 0)
                .get(0)
                .footage();
        var client = HttpClient.newHttpClient();
        var timer = Executors.newSingleThreadScheduledExecutor();
        try (var uplink = new Uplinks(timer).to(url, id.value(), badges.device(id))) {
            var lookout = new Lookout(view, id, badges.operator("round-trip"), client);
            var answer = new RoundTrip(id, footage, uplink, lookout, objects).fly(Duration.ofSeconds(seconds));
            System.out.println(answer.sentence());
            return answer.arrived() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            timer.shutdownNow();
        }
    }
}

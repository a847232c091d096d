package io.skylens.simulator;

import io.skylens.access.UnusableKeysException;
import io.skylens.imaging.JpegCodecs;
import io.skylens.simulator.dataset.Dataset;
import io.skylens.simulator.fleet.Fleet;
import io.skylens.simulator.fleet.Lighting;
import io.skylens.simulator.send.Uplinks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command: sends simulated drones to a Skylens, or writes labelled pictures to a folder. */
@Command(
        name = "simulator",
        subcommands = RoundTripCommand.class,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Simulated drones over a rendered town.",
            "Sends them to the ingest service until it is stopped, or with --dataset writes labelled pictures."
        })
public final class Simulator implements Callable<Integer> {

    @Mixin
    private CameraOptions camera;

    @Mixin
    private FlightOptions flight;

    @Mixin
    private FaultOptions faults;

    @Mixin
    private DatasetOptions dataset;

    @Option(
            names = "--drones",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many drones (${DEFAULT-VALUE}).")
    private int drones;

    @Option(
            names = "--url",
            defaultValue = "ws://127.0.0.1:3001",
            description = "Where ingest is; ws, http or tcp://host:port says how frames go (${DEFAULT-VALUE}).")
    private URI url;

    @Option(
            names = "--serve",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Send nothing; serve each drone as an MJPEG camera at this port of this machine.")
    private int servePort;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Signs each drone its token with these keys, for an ingest that asks for them.")
    private Path keys;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed shows the same (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--light",
            defaultValue = "mixed",
            description = "day, morning, overcast, dusk, or mixed: each district its own (${DEFAULT-VALUE}).")
    private Lighting lighting;

    @Option(
            names = "--loop",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Render so many seconds beforehand and repeat them: for many drones on few cores.")
    private double loop;

    @Option(names = "--truth", paramLabel = "FILE", description = "Write what is in each frame, a line of JSON each.")
    private Path truth;

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        // Frames that wait in the kernel are old frames: its buffer holds about two.
        System.setProperty("jdk.httpclient.sendBufferSize", String.valueOf(128 << 10));
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Simulator())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof UnusableKeysException) {
                        command.getErr().println(failure.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw failure;
                });
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, UnusableKeysException {
        var problems = new Problems();
        check(problems);
        problems.throwIfAny(spec.commandLine());
        var codec = JpegCodecs.best();
        if (dataset.folder() != null) {
            new Dataset(dataset.folder(), dataset.split(), camera.format(), codec).write(dataset.count(), seed);
            return CommandLine.ExitCode.OK;
        }
        System.out.println("simulator: preparing " + drones + " drones, JPEG by " + codec.name());
        var fleet = new Fleet(camera.format(), lighting, flight.handling(), seed, codec);
        int loopFrames = (int) Math.round(loop * camera.format().fps());
        try (var operation = new Operation(route(), camera.format(), truth)) {
            operation.fly(fleet.drones(drones, loopFrames));
        }
        return CommandLine.ExitCode.OK;
    }

    private Route route() throws IOException, UnusableKeysException {
        var badges = keys == null ? Badges.none() : Badges.signedWith(keys);
        return servePort == 0 ? Route.to(url, badges, faults.episodes()) : Route.serving(servePort, faults.episodes());
    }

    private void check(Problems problems) {
        camera.check(problems);
        flight.check(problems);
        faults.check(problems);
        dataset.check(problems);
        problems.require(drones >= 1 && drones <= 1000, "--drones must be 1 to 1000, got " + drones);
        problems.require(loop >= 0 && loop <= 600, "--loop must be 0 to 600 seconds, got " + loop);
        problems.require(servePort >= 0 && servePort <= 65_535, "--serve must be a port, got " + servePort);
        boolean isKnown = url.getScheme() != null && Uplinks.SCHEMES.contains(url.getScheme());
        problems.require(
                isKnown && url.getHost() != null && url.getPort() > 0,
                "--url must be like ws://host:port, http://host:port or tcp://host:port, got " + url);
        boolean isEncrypted = "wss".equals(url.getScheme()) || "https".equals(url.getScheme());
        problems.require(
                !(isEncrypted && faults.areOfNetwork()),
                "--fault of the network must have a --url without encryption, got " + url);
    }
}

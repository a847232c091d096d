package io.skylens.allinone;

import io.skylens.allinone.lan.Invitation;
import io.skylens.allinone.machine.Browser;
import io.skylens.allinone.machine.CannotStartException;
import io.skylens.allinone.machine.Installation;
import io.skylens.allinone.machine.PortOptions;
import io.skylens.allinone.machine.PortsFile;
import io.skylens.allinone.machine.RunFolder;
import io.skylens.allinone.machine.UserFolders;
import io.skylens.allinone.process.ChildFailedException;
import io.skylens.allinone.process.Console;
import io.skylens.allinone.process.SupervisedProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything on this machine until Ctrl-C or SIGTERM. */
@Command(
        name = "up",
        description = "Runs everything on this machine until Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class UpCommand implements Callable<Integer> {

    private static final int DEFAULT_DRONES = 4;

    @Option(
            names = "--model",
            paramLabel = "FILE|URL",
            description = "A YOLO model: a TorchScript or ONNX file, https://…#sha256=…, or djl://…"
                    + " (default: the demo model that comes with Skylens)")
    private String model;

    @Option(names = "--detectors", paramLabel = "N", description = "Detector processes; 0 for none (default: 1)")
    private Integer detectors;

    @Option(names = "--no-simulator", description = "No simulated drones")
    private boolean noSimulator;

    @Option(
            names = "--drones",
            paramLabel = "N",
            description = "Simulated drones (" + DEFAULT_DRONES + ", or none beside other sources)")
    private Integer drones;

    @Mixin
    private SourceOptions sourceOptions;

    @Mixin
    private PortOptions portOptions;

    @Mixin
    private LanOptions lanOptions;

    @Option(names = "--ports-file", paramLabel = "FILE", description = "Takes all ports, name=port, when ready")
    private Path portsFile;

    @Option(names = "--open", description = "Opens the page in a browser when ready")
    private boolean open;

    @Option(names = "--verbose", description = "Shows all that the processes log, not their warnings only")
    private boolean verbose;

    @Override
    public Integer call() throws CannotStartException {
        if (drones != null && drones < 0) {
            throw new CannotStartException("--drones must be 0 or more, got " + drones);
        }
        var installation = Installation.ofThisLauncher();
        var detection = Detection.choose(model, detectors, installation.demoModel());
        if (portsFile != null) {
            PortsFile.delete(portsFile);
        }
        var reach = lanOptions.reach(portOptions, detection.detectors());
        var invitation = lanOptions.invitation(reach, installation);
        var folder = RunFolder.create(UserFolders.cache());
        var sources = sourceOptions.files(folder.path());
        return run(new Blueprint(installation, reach, detection, dronesBeside(sources), sources, folder), invitation);
    }

    private int dronesBeside(List<Path> sources) {
        if (noSimulator) {
            return 0;
        }
        int usual = sources.isEmpty() ? DEFAULT_DRONES : 0;
        return drones == null ? usual : drones;
    }

    /** Returns only when the start fails: a run that is up ends with this process. */
    private int run(Blueprint blueprint, Optional<Invitation> invitation) throws CannotStartException {
        var console = new Console(System.out);
        var folder = blueprint.folder();
        var system = new SkylensSystem(child -> new SupervisedProcess(child, folder.logs(), console, verbose));
        try (var run = new Run(system, folder, portsFile, console)) {
            Runtime.getRuntime().addShutdownHook(new Thread(run::close, "end"));
            console.say(blueprint.detection().explanation());
            system.start(blueprint.stages());
            announce(blueprint, console);
            invitation.ifPresent(others -> others.lines().forEach(console::say));
            console.say("Ctrl-C ends it.");
            new CountDownLatch(1).await();
        } catch (ChildFailedException e) {
            e.lastLines().forEach(line -> console.say("  | " + line));
            console.say(e.getMessage());
        } catch (InterruptedException e) {
            // Ended while it started.
            Thread.currentThread().interrupt();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void announce(Blueprint blueprint, Console console) throws CannotStartException {
        console.say("");
        console.say("ready");
        blueprint.summary().forEach((what, where) -> console.say(what, where));
        console.say("logs", blueprint.folder().logs().toString());
        if (portsFile != null) {
            PortsFile.write(portsFile, blueprint.ports().byName());
        }
        if (open && !Browser.open(blueprint.page())) {
            console.say("No browser could be opened; the page is at " + blueprint.page());
        }
    }
}

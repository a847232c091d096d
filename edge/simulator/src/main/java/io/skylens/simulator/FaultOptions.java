package io.skylens.simulator;

import io.skylens.simulator.fault.Episodes;
import io.skylens.simulator.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What goes wrong, and when. */
final class FaultOptions {

    /** For the help. */
    static final class Menu implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Fault.values()).map(Fault::title).iterator();
        }
    }

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Menu.class,
            description = "What goes wrong, one after the other: ${COMPLETION-CANDIDATES}.")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--fault-every",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "From one fault to the next (${DEFAULT-VALUE}).")
    private double every;

    @Option(
            names = "--fault-for",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long it lasts (${DEFAULT-VALUE}).")
    private double lasting;

    void check(Problems problems) {
        for (var fault : faults) {
            try {
                Fault.of(fault);
            } catch (IllegalArgumentException e) {
                problems.require(false, "--" + e.getMessage());
            }
        }
        problems.require(
                lasting > 0 && lasting <= every && every <= 3600,
                "--fault-for must be over 0 and at most --fault-every, and that at most 3600, got " + lasting + " and "
                        + every);
    }

    Episodes episodes() {
        return new Episodes(faults.stream().map(Fault::of).toList(), seconds(every), seconds(lasting));
    }

    /** Whether some are the network's; false also while they are not known. */
    boolean areOfNetwork() {
        return Stream.of(Fault.values()).filter(Fault::isOfNetwork).anyMatch(fault -> faults.contains(fault.title()));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}

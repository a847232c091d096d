package io.skylens.allinone;

import io.skylens.allinone.machine.CannotStartException;
import io.skylens.allinone.machine.Installation;
import io.skylens.allinone.process.JavaProgram;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the simulator alone, in the foreground, with what follows as its own options; ends as it ends. */
@Command(name = "simulator", description = "Runs the simulator alone; its options follow (try --help).")
final class SimulatorCommand implements Callable<Integer> {

    private static final int HEAP = 512;

    @Parameters(arity = "0..*", paramLabel = "OPTION", description = "The simulator's own")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws CannotStartException, IOException, InterruptedException {
        var installation = Installation.ofThisLauncher();
        var program = new JavaProgram("simulator", installation.simulator(), HEAP, Map.of(), arguments);
        return ForegroundProgram.run(program, installation);
    }
}

package io.skylens.allinone;

import io.skylens.allinone.machine.CannotStartException;
import io.skylens.allinone.machine.Installation;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./skylens}. Exit codes: 0 done, 1 it cannot be done and a sentence says why, 2 wrong options; 130 and 143 after
 * Ctrl-C and SIGTERM, as the shell counts.
 */
@Command(
        name = "skylens",
        description = "Live video from cameras, with what a YOLO model finds in it, in any browser.",
        mixinStandardHelpOptions = true,
        versionProvider = Launcher.Version.class,
        subcommands = {UpCommand.class, SimulatorCommand.class, TokenCommand.class, DoctorCommand.class})
public final class Launcher implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var commandLine = new CommandLine(new Launcher());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof CannotStartException cannotStart) {
                command.getErr().println(cannotStart.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        // What stands behind these is their program's, --help included.
        for (var passedOn : List.of("simulator", "token")) {
            commandLine.getSubcommands().get(passedOn).setUnmatchedOptionsArePositionalParams(true);
        }
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: up, simulator, token or doctor");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"skylens " + Installation.ofThisLauncher().version()};
        }
    }
}

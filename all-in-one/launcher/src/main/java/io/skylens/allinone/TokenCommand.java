package io.skylens.allinone;

import io.skylens.allinone.machine.CannotStartException;
import io.skylens.allinone.machine.Installation;
import io.skylens.allinone.machine.UserFolders;
import io.skylens.allinone.process.JavaProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a token signed with this user's keys, which are made where there are none. */
@Command(name = "token", description = "Prints a token for a device or a person; its options follow (try --help).")
final class TokenCommand implements Callable<Integer> {

    private static final int HEAP = 32;

    @Parameters(arity = "0..*", paramLabel = "OPTION", description = "Whom it is for, and for how long")
    private List<String> arguments = List.of();

    /** A new token for whoever is given it, for watching all drones. */
    static String viewer(Installation installation, int days) throws CannotStartException {
        var arguments = List.of(
                "--create-keys", "--keys=" + UserFolders.keys(), "--role=viewer", "--days=" + days, "guest-of-the-lan");
        var program = new JavaProgram("token", installation.access(), HEAP, Map.of(), arguments);
        try {
            return ForegroundProgram.output(program, installation);
        } catch (IOException e) {
            throw new CannotStartException("a link for viewers could not be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("ended while a link for viewers was made", e);
        }
    }

    @Override
    public Integer call() throws CannotStartException, IOException, InterruptedException {
        var installation = Installation.ofThisLauncher();
        var all = new ArrayList<>(List.of("--create-keys"));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--keys"))) {
            all.add("--keys=" + UserFolders.keys());
        }
        all.addAll(arguments);
        var program = new JavaProgram("token", installation.access(), HEAP, Map.of(), all);
        return ForegroundProgram.run(program, installation);
    }
}

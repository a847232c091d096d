package io.skylens.simulator;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Everything that is wrong with a command line, told at once. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    void require(boolean holds, String otherwise) {
        if (!holds) {
            found.add(otherwise);
        }
    }

    void throwIfAny(CommandLine commandLine) {
        if (!found.isEmpty()) {
            throw new CommandLine.ParameterException(commandLine, String.join(System.lineSeparator(), found));
        }
    }
}

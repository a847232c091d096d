package io.skylens.allinone.process;

import java.util.List;

/**
 * What a {@link SupervisedProcess} runs.
 *
 * @param name for people and log files
 * @param command whole, as the operating system takes it
 */
public record Child(String name, List<String> command, Readiness readiness, RestartDelay restartDelay) {

    public Child {
        command = List.copyOf(command);
    }
}

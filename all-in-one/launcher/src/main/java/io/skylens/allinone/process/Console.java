package io.skylens.allinone.process;

import java.io.PrintStream;

/** What a person reads: one line a time, whole, from any thread. */
public final class Console {

    private final PrintStream out;

    public Console(PrintStream out) {
        this.out = out;
    }

    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A line of one child. */
    public void say(String child, String line) {
        say(String.format("%-12s %s", child, line));
    }
}

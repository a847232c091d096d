package io.skylens.allinone.process;

import java.util.regex.Pattern;

/**
 * Tells the lines of a log that a person at a console should see: those of level WARN or above, without the stack traces
 * below them, which are in the log; and what says why the start takes long.
 */
final class Warnings {

    /** Near the start of a line, where every log format of ours has its level. */
    private static final Pattern LEVEL =
            Pattern.compile("^.{0,40}?\\b(?:(WARN|WARNING|ERROR|FATAL|SEVERE)|INFO|CONFIG|DEBUG|FINE|TRACE)\\b");

    private static final Pattern UNCAUGHT = Pattern.compile("^(Exception in thread|Error: |\\S*OutOfMemory)");

    private static final Pattern LONG_WAIT = Pattern.compile("\\bFetching the model\\b");

    private Warnings() {}

    static boolean isOne(String line) {
        var level = LEVEL.matcher(line);
        if (level.find()) {
            return level.group(1) != null || LONG_WAIT.matcher(line).find();
        }
        return UNCAUGHT.matcher(line).find();
    }
}

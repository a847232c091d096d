package io.skylens.allinone.process;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells the lines of a log that warn from the rest: those of level WARN or above, and the lines that follow one without
 * a level of their own, such as its stack trace. Remembers the line before; one for each stream, one thread.
 */
final class Warnings implements Predicate<String> {

    /** Near the start of a line, where every log format of ours has its level. */
    private static final Pattern LEVEL =
            Pattern.compile("^.{0,40}?\\b(?:(WARN|WARNING|ERROR|FATAL|SEVERE)|INFO|CONFIG|DEBUG|FINE|TRACE)\\b");

    private static final Pattern UNCAUGHT =
            Pattern.compile("^(Exception in thread|Error: |Caused by: |\\S*OutOfMemory)");

    private boolean lastWarned;

    @Override
    public boolean test(String line) {
        var level = LEVEL.matcher(line);
        if (level.find()) {
            lastWarned = level.group(1) != null;
        } else if (UNCAUGHT.matcher(line).find()) {
            lastWarned = true;
        }
        return lastWarned;
    }
}

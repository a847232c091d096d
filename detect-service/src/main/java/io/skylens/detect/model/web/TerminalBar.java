package io.skylens.detect.model.web;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/** A bar on one line of a terminal, drawn anew ten times a second. */
final class TerminalBar implements Progress {

    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000;

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private long total;
    private long done;
    private long drawnAt;

    TerminalBar(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    /** Whether a person is looking. From Java 22 on there is a console even where there is no terminal. */
    static boolean isTerminal() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public void begin(String what, long total) {
        this.total = total;
        out.println("Fetching the model " + what);
        draw();
    }

    @Override
    public void at(long bytes) {
        done = bytes;
        if (nanoTime.getAsLong() - drawnAt >= REDRAW_NANOS) {
            draw();
        }
    }

    @Override
    public void end() {
        draw();
        out.println();
    }

    private void draw() {
        drawnAt = nanoTime.getAsLong();
        if (total <= 0) {
            out.print("\r" + LogLine.megabytes(done));
        } else {
            int filled = (int) Math.min(WIDTH, done * WIDTH / total);
            out.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + LogLine.megabytes(done) + " of "
                    + LogLine.megabytes(total) + " ");
        }
        out.flush();
    }
}

package io.skylens.allinone.tether;

import java.io.IOException;
import java.io.InputStream;

/**
 * A Java agent that ties a process to the one that started it by the pipe that is its standard input. The starter never
 * writes to it: the pipe ends when the starter closes it, which is how it stops a child on every operating system, and
 * when the starter dies, were it by SIGKILL. Then the process exits in order, and is halted if that takes too long.
 *
 * <p>As an agent it leaves the program's own jar, manifest and class path as they are.
 */
public final class Tether {

    /** System property, {@code true} once the pipe has ended: what ends now is the whole system, not this process alone. */
    public static final String CUT = "skylens.tether.cut";

    private static final long DEFAULT_GRACE_MILLIS = 6_000;

    private Tether() {}

    /** @param graceMillis from the end of the pipe until the process is halted; null or empty for 6 s */
    public static void premain(String graceMillis) {
        long grace = graceMillis == null || graceMillis.isEmpty() ? DEFAULT_GRACE_MILLIS : Long.parseLong(graceMillis);
        // Ctrl-C and the end of a terminal reach every process of the group at once; the launcher ends us in its order.
        ignore("INT");
        ignore("HUP");
        startDaemon("tether", () -> hold(System.in, grace));
    }

    private static void hold(InputStream pipe, long graceMillis) {
        awaitEnd(pipe);
        System.setProperty(CUT, "true");
        startDaemon("tether-halt", () -> haltAfter(graceMillis));
        System.exit(0);
    }

    static void awaitEnd(InputStream pipe) {
        var ignored = new byte[64];
        try {
            int read;
            do {
                read = pipe.read(ignored);
            } while (read >= 0);
        } catch (IOException e) {
            // A pipe that cannot be read has no other end.
        }
    }

    private static void haltAfter(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void startDaemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** By reflection: the compiler warns of {@code sun.misc.Signal}, which has no successor. */
    private static void ignore(String signal) {
        try {
            var type = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            type.getMethod("handle", type, handler)
                    .invoke(
                            null,
                            type.getConstructor(String.class).newInstance(signal),
                            handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Not every system has every signal; then there is nothing to ignore.
        }
    }
}

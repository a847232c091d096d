package io.skylens.allinone;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Signals that Java cannot send by itself. */
final class Signals {

    private Signals() {}

    /** Stops it for so long, then lets it go on. */
    static void standStill(ProcessHandle process, Duration duration) throws IOException, InterruptedException {
        send("STOP", process);
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } finally {
            send("CONT", process);
        }
    }

    /** Stops it until the handle is closed. */
    static AutoCloseable standStill(ProcessHandle process) throws IOException, InterruptedException {
        send("STOP", process);
        return () -> send("CONT", process);
    }

    private static void send(String signal, ProcessHandle process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IOException("SIG" + signal + " could not be sent to " + process.pid());
        }
    }
}

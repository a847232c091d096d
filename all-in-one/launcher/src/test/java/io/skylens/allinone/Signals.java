package io.skylens.allinone;

import java.io.IOException;

/** Signals that Java cannot send by itself. */
final class Signals {

    private Signals() {}

    static void stop(ProcessHandle process) throws IOException, InterruptedException {
        send("STOP", process);
    }

    static void goOn(ProcessHandle process) throws IOException, InterruptedException {
        send("CONT", process);
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

package io.skylens.allinone;

import io.skylens.allinone.machine.CannotStartException;
import io.skylens.allinone.machine.Installation;
import io.skylens.allinone.process.JavaProgram;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A program of Skylens in the foreground: it has this process's console, and ends with it. */
final class ForegroundProgram {

    private static final long PATIENCE_SECONDS = 5;

    private ForegroundProgram() {}

    /** Returns the program's exit code when it has ended. */
    static int run(JavaProgram program, Installation installation)
            throws CannotStartException, IOException, InterruptedException {
        var process = new ProcessBuilder(program.command(installation.tether()))
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end"));
        return process.waitFor();
    }

    /** What the program prints; what it has to say of errors goes to this process's console. */
    static String output(JavaProgram program, Installation installation)
            throws CannotStartException, IOException, InterruptedException {
        var process = new ProcessBuilder(program.command(installation.tether()))
                .redirectError(Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new CannotStartException(program.name() + " ended with exit code " + process.exitValue());
        }
        return output.strip();
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

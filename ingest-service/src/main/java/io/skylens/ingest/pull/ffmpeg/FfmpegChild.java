package io.skylens.ingest.pull.ffmpeg;

import io.skylens.ingest.pull.StreamFailedException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * One ffmpeg from its start to its end, with a thread for each of its outputs. It is started, awaited and closed by one
 * thread, which must live as long as the child: the kernel ends a child with the thread that started it.
 */
final class FfmpegChild implements AutoCloseable {

    /** To take leave of the camera, which may count its visitors. */
    private static final long LEAVE_MILLIS = 700;

    private static final File NOTHING = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    private final Process process;
    private final Thread errors;
    private final Thread pictures;

    /** @param input written to its standard input */
    FfmpegChild(List<String> command, String input, FfmpegLog log, Pictures reader) throws StreamFailedException {
        try {
            process = new ProcessBuilder(command)
                    .redirectInput(input.isEmpty() ? Redirect.from(NOTHING) : Redirect.PIPE)
                    .start();
        } catch (IOException e) {
            throw StreamFailedException.broken("ffmpeg could not be started: " + e.getMessage());
        }
        errors = start("ffmpeg-log", () -> log.drain(process.getErrorStream()));
        pictures = start("ffmpeg-pictures", () -> read(reader));
        write(input);
    }

    /** Reads a child's standard output until it ends. */
    @FunctionalInterface
    interface Pictures {
        void read(InputStream output) throws IOException;
    }

    /** @return the exit code, or nothing before so many milliseconds have passed */
    OptionalInt await(long millis) throws InterruptedException {
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            return OptionalInt.empty();
        }
        errors.join();
        pictures.join();
        return OptionalInt.of(process.exitValue());
    }

    /** Returns when nothing of it is left. */
    @Override
    public void close() {
        boolean wasInterrupted = Thread.interrupted();
        try {
            process.destroy();
            if (!process.waitFor(LEAVE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            errors.join();
            pictures.join();
            process.getOutputStream().close();
        } catch (InterruptedException e) {
            wasInterrupted = true;
            process.destroyForcibly();
        } catch (IOException e) {
            // Its input has nobody who reads it any more.
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Pictures reader) {
        try {
            reader.read(process.getInputStream());
        } catch (IOException e) {
            // A killed child's pipe may end so. One that writes no pictures has to end.
            process.destroyForcibly();
        }
    }

    private void write(String input) {
        if (input.isEmpty()) {
            return;
        }
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has ended already and says why.
        }
    }

    private static Thread start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

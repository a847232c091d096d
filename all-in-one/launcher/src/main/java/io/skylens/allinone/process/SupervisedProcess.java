package io.skylens.allinone.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A child that is started again whenever it has ended, until it is told to stop; one that runs but does not answer is
 * left alone, for it may only be busy. A child that ends before it was ever ready is not started again.
 *
 * <p>It has a thread of its own, and one for the child's output. Every method may be called from any thread.
 */
public final class SupervisedProcess {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration READ_LAST = Duration.ofSeconds(1);
    private static final Duration REMIND_AFTER = Duration.ofSeconds(30);

    private final Child child;
    private final Console console;
    private final ProcessLog log;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread supervisor;
    private Process process;
    private Thread drain;

    /**
     * @param logs the folder for the file that takes the child's output
     * @param verbose whether the console shows all of that output rather than its warnings
     */
    public SupervisedProcess(Child child, Path logs, Console console, boolean verbose) {
        this.child = child;
        this.console = console;
        this.log = new ProcessLog(
                logs.resolve(child.name() + ".log"), verbose ? line -> true : Warnings::isOne, this::passOn);
        this.supervisor = new Thread(this::supervise, "supervisor-" + child.name());
    }

    public void start() {
        supervisor.start();
    }

    /**
     * Blocks until the child has once been ready.
     *
     * @throws InterruptedException also when the child was told to stop before
     */
    public void awaitReady() throws ChildFailedException, InterruptedException {
        try {
            firstReady.get();
        } catch (ExecutionException e) {
            throw (ChildFailedException) e.getCause();
        } catch (CancellationException e) {
            throw new InterruptedException(child.name() + " was told to stop");
        }
    }

    /** Asks the child to end, by closing its tether; it is not started again. Returns at once. */
    public synchronized void requestStop() {
        stopping.countDown();
        if (process != null) {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // It has ended already.
            }
        }
    }

    /** Waits for the end after {@link #requestStop()}; kills the child when it takes longer than this. */
    public void awaitEnd(Duration patience) throws InterruptedException {
        supervisor.join(Math.max(1, patience.toMillis()));
        if (supervisor.isAlive()) {
            console.say(child.name(), "killed, for it did not end in time");
            synchronized (this) {
                if (process != null) {
                    process.destroyForcibly();
                }
            }
            supervisor.join();
        }
    }

    private void supervise() {
        try {
            runAgainAndAgain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            console.say(child.name(), "cannot be started: " + e.getMessage());
            fail("cannot be started");
        } finally {
            firstReady.cancel(false);
        }
    }

    private void runAgainAndAgain() throws IOException, InterruptedException {
        int earlyEnds = 0;
        while (launch()) {
            long started = System.nanoTime();
            int exit = watch();
            if (isStopping()) {
                console.say(child.name(), "stopped");
                return;
            }
            if (!firstReady.isDone()) {
                fail("ended with exit code " + exit + " before it was ready");
                return;
            }
            var ran = Duration.ofNanos(System.nanoTime() - started);
            earlyEnds = ran.compareTo(RestartDelay.STEADY) < 0 ? earlyEnds + 1 : 1;
            waitBeforeRestart(exit, child.restartDelay().after(earlyEnds));
        }
    }

    private synchronized boolean launch() throws IOException {
        if (isStopping()) {
            return false;
        }
        console.say(child.name(), "starting");
        process = new ProcessBuilder(child.command()).redirectErrorStream(true).start();
        var output = process.getInputStream();
        drain = new Thread(() -> log.drain(output), "log-" + child.name());
        drain.start();
        return true;
    }

    /** What is said of parts that go away while all of them do helps nobody. */
    private void passOn(String line) {
        if (!isStopping()) {
            console.say(child.name(), "| " + line);
        }
    }

    private int watch() throws InterruptedException {
        long remindAt = System.nanoTime() + REMIND_AFTER.toNanos();
        while (!process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            if (child.readiness().isReady()) {
                console.say(child.name(), "ready");
                firstReady.complete(null);
                return process.waitFor();
            }
            if (System.nanoTime() - remindAt > 0 && !isStopping()) {
                console.say(child.name(), "is not ready yet; its log: " + log.file());
                remindAt += REMIND_AFTER.toNanos();
            }
        }
        // What it said last explains the end; a grandchild that holds the pipe open must not keep us.
        drain.join(READ_LAST.toMillis());
        return process.exitValue();
    }

    /** Tells who waits for readiness; without effect once there was any. */
    private void fail(String what) {
        firstReady.completeExceptionally(new ChildFailedException(child.name() + " " + what, log.lastLines()));
    }

    private void waitBeforeRestart(int exit, Duration delay) throws InterruptedException {
        console.say(child.name(), "ended with exit code " + exit + "; starts again in " + delay.toSeconds() + " s");
        stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}

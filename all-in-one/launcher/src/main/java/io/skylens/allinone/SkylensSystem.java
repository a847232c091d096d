package io.skylens.allinone;

import io.skylens.allinone.process.Child;
import io.skylens.allinone.process.ChildFailedException;
import io.skylens.allinone.process.SupervisedProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * All processes of one run. They start stage by stage, each stage when the one before is ready, and end in the opposite
 * order. {@link #stop()} may be called from any thread, also while {@link #start(List)} is at work.
 */
final class SkylensSystem {

    /** A stage that takes longer to end is killed, so the whole ends within three times this. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Function<Child, SupervisedProcess> supervision;
    private final Deque<List<SupervisedProcess>> started = new ArrayDeque<>();
    private boolean stopping;

    SkylensSystem(Function<Child, SupervisedProcess> supervision) {
        this.supervision = supervision;
    }

    /**
     * Returns when every child has once been ready.
     *
     * @throws ChildFailedException when one ended before; the others run on until {@link #stop()}
     */
    void start(List<List<Child>> stages) throws ChildFailedException, InterruptedException {
        for (var stage : stages) {
            for (var process : startStage(stage)) {
                process.awaitReady();
            }
        }
    }

    /** Ends every child and returns when none is left. */
    void stop() throws InterruptedException {
        for (var stage : toStop()) {
            stage.forEach(SupervisedProcess::requestStop);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (var process : stage) {
                process.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()));
            }
        }
    }

    private synchronized List<SupervisedProcess> startStage(List<Child> children) {
        if (stopping) {
            return List.of();
        }
        var stage = children.stream().map(supervision).toList();
        stage.forEach(SupervisedProcess::start);
        started.push(stage);
        return stage;
    }

    private synchronized List<List<SupervisedProcess>> toStop() {
        stopping = true;
        return new ArrayList<>(started);
    }
}

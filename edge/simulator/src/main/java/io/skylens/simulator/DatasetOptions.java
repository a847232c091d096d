package io.skylens.simulator;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Labelled pictures instead of drones. */
final class DatasetOptions {

    @Option(names = "--dataset", paramLabel = "DIR", description = "Write pictures and YOLO labels to DIR, and end.")
    private Path folder;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many pictures (${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            defaultValue = "train",
            description = "They go to DIR/images/NAME and DIR/labels/NAME (${DEFAULT-VALUE}).")
    private String split;

    void check(Problems problems) {
        problems.require(count >= 1, "--count must be at least 1, got " + count);
        problems.require(split.matches("[a-z0-9-]+"), "--split must be of a-z, 0-9 and -, got " + split);
    }

    /** Null when no data set is wanted. */
    Path folder() {
        return folder;
    }

    int count() {
        return count;
    }

    String split() {
        return split;
    }
}

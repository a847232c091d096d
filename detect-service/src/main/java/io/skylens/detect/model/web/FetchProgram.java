package io.skylens.detect.model.web;

import io.skylens.detect.model.ModelCache;
import io.skylens.detect.model.UnusableModelException;
import java.nio.file.Path;

/**
 * Fetches a model into a cache before a detector needs it: {@code ADDRESS FOLDER}. A detector that is told the same address
 * and folder finds it there and fetches nothing. Exit codes: 0 it is there, 1 it cannot be had, 2 wrong arguments; why is
 * the last line.
 */
public final class FetchProgram {

    private static final long LARGEST = 16L << 30;

    private FetchProgram() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        if (args.length != 2) {
            System.err.println("usage: skylens-fetch-model " + ModelAddress.FORM + " FOLDER");
            return 2;
        }
        try {
            var cache = new ModelCache(Path.of(args[1]), LARGEST);
            System.out.println("model is there: " + new WebModels().fetch(args[0], cache));
            return 0;
        } catch (UnusableModelException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}

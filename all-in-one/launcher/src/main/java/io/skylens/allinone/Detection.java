package io.skylens.allinone;

import io.skylens.allinone.machine.CannotStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether and with what objects are looked for.
 *
 * @param model absolute; null when there are no detectors
 * @param detectors processes
 * @param explanation for a person
 */
record Detection(Path model, int detectors, String explanation) {

    /**
     * @param model asked for, or null
     * @param detectors asked for, or null
     * @param demoModel used when none is asked for, if it is there
     */
    static Detection choose(Path model, Integer detectors, Path demoModel) throws CannotStartException {
        if (detectors != null && detectors < 0) {
            throw new CannotStartException("--detectors must be 0 or more, got " + detectors);
        }
        if (model != null && !Files.isRegularFile(model)) {
            throw new CannotStartException("model " + model.toAbsolutePath() + " is not there, or is no file");
        }
        if (detectors != null && detectors == 0) {
            return new Detection(null, 0, "no detectors, as asked for: video without boxes");
        }
        var found = Optional.ofNullable(model).or(() -> Optional.of(demoModel).filter(Files::isRegularFile));
        if (found.isEmpty() && detectors != null) {
            throw new CannotStartException("--detectors " + detectors + " needs a model: give one with --model FILE");
        }
        return found.map(file -> with(file.toAbsolutePath().normalize(), detectors == null ? 1 : detectors))
                .orElseGet(() -> new Detection(
                        null, 0, "no model, so no detectors: video without boxes; --model FILE" + " gives one"));
    }

    private static Detection with(Path model, int detectors) {
        return new Detection(model, detectors, "model " + model);
    }
}

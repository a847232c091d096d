package io.skylens.allinone;

import io.skylens.allinone.machine.CannotStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether and with what objects are looked for.
 *
 * @param model the absolute path of a file, or an address that the detectors fetch it from; null when there are none
 * @param detectors processes
 * @param explanation for a person
 */
record Detection(String model, int detectors, String explanation) {

    private static final Pattern ADDRESS = Pattern.compile("(https?|djl)://.*");
    private static final Pattern WITH_DIGEST = Pattern.compile("(?i).*#sha256=[0-9a-f]{64}");

    /**
     * @param model asked for, or null
     * @param detectors asked for, or null
     * @param demoModel used when none is asked for, if it is there
     */
    static Detection choose(String model, Integer detectors, Path demoModel) throws CannotStartException {
        if (detectors != null && detectors < 0) {
            throw new CannotStartException("--detectors must be 0 or more, got " + detectors);
        }
        var asked = model == null ? Optional.<String>empty() : Optional.of(checked(model));
        if (detectors != null && detectors == 0) {
            return new Detection(null, 0, "no detectors, as asked for: video without boxes");
        }
        var found = asked.or(
                () -> Optional.of(demoModel).filter(Files::isRegularFile).map(Detection::absolute));
        if (found.isEmpty() && detectors != null) {
            throw new CannotStartException("--detectors " + detectors + " needs a model: give one with --model FILE");
        }
        return found.map(what -> with(what, detectors == null ? 1 : detectors))
                .orElseGet(() -> new Detection(
                        null, 0, "no model, so no detectors: video without boxes; --model FILE" + " gives one"));
    }

    private static String checked(String model) throws CannotStartException {
        if (ADDRESS.matcher(model).matches()) {
            if (model.startsWith("http") && !WITH_DIGEST.matcher(model).matches()) {
                throw new CannotStartException(
                        "model " + model + " must end in #sha256= and the 64 digits of the file's SHA-256");
            }
            return model;
        }
        if (!Files.isRegularFile(Path.of(model))) {
            throw new CannotStartException("model " + Path.of(model).toAbsolutePath() + " is not there, or is no file");
        }
        return absolute(Path.of(model));
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private static Detection with(String model, int detectors) {
        var explanation = "model " + model;
        return new Detection(
                model, detectors, ADDRESS.matcher(model).matches() ? explanation + ", fetched once" : explanation);
    }
}

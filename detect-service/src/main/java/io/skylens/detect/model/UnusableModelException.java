package io.skylens.detect.model;

/** A model that cannot be used; the message is one sentence that names the file, the rule and what was found. */
public final class UnusableModelException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableModelException(String message) {
        super(message);
    }

    public UnusableModelException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says {@code model '…' (skylens.detect.model) <problem>}. */
    public static UnusableModelException of(String model, String problem) {
        return new UnusableModelException("model '" + model + "' (" + ModelFile.KEY + ") " + problem);
    }
}

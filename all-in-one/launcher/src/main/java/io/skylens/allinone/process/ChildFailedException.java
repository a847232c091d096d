package io.skylens.allinone.process;

import java.util.List;

/** A child ended before it was ever ready: what is wrong will not mend itself. */
public final class ChildFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lastLines;

    ChildFailedException(String message, List<String> lastLines) {
        super(message);
        this.lastLines = List.copyOf(lastLines);
    }

    /** What the child said last. */
    public List<String> lastLines() {
        return lastLines;
    }
}

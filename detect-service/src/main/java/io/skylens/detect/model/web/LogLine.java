package io.skylens.detect.model.web;

import java.util.Locale;
import org.jboss.logging.Logger;

/** Says at the beginning what the start waits for, and no more. */
final class LogLine implements Progress {

    private static final Logger LOG = Logger.getLogger(LogLine.class);

    @Override
    public void begin(String what, long total) {
        LOG.info("Fetching the model " + what + (total < 0 ? "" : " (" + megabytes(total) + ")"));
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    @Override
    public void at(long bytes) {}

    @Override
    public void end() {}
}

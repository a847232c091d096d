package io.skylens.allinone.broker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is written to a category of the log until this is closed, by whichever thread. */
public final class LogLines implements AutoCloseable {

    private static final Formatter MESSAGE = new SimpleFormatter();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Listener listener = new Listener();
    private final Logger logger;

    public LogLines(String category) {
        logger = Logger.getLogger(category);
        logger.addHandler(listener);
    }

    /** The messages, without what the log writes before them. */
    public List<String> all() {
        return lines;
    }

    @Override
    public void close() {
        logger.removeHandler(listener);
    }

    private final class Listener extends Handler {
        @Override
        public void publish(LogRecord line) {
            lines.add(MESSAGE.formatMessage(line));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}

package io.skylens.view.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is written to the category {@code audit} until it is closed. */
final class AuditLines implements AutoCloseable {

    private static final Formatter MESSAGE = new PatternFormatter("%s");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler();

    AuditLines() {
        LogContext.getLogContext().getLogger("audit").addHandler(handler);
    }

    List<String> all() {
        return lines;
    }

    @Override
    public void close() {
        LogContext.getLogContext().getLogger("audit").removeHandler(handler);
    }

    private final class Handler extends ExtHandler {
        @Override
        protected void doPublish(ExtLogRecord line) {
            lines.add(MESSAGE.format(line));
        }
    }
}

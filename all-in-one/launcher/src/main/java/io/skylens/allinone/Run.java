package io.skylens.allinone;

import io.skylens.allinone.machine.CannotStartException;
import io.skylens.allinone.machine.PortsFile;
import io.skylens.allinone.machine.RunFolder;
import io.skylens.allinone.process.Console;
import java.nio.file.Path;

/**
 * A run's end, from wherever it comes: the main thread after a failed start, or the virtual machine's shutdown after
 * Ctrl-C or SIGTERM. Whoever comes second waits for the first and does nothing.
 */
final class Run implements AutoCloseable {

    private final SkylensSystem system;
    private final RunFolder folder;
    private final Path portsFile;
    private final Console console;
    private boolean closed;

    /** @param portsFile to be deleted at the end, or null */
    Run(SkylensSystem system, RunFolder folder, Path portsFile, Console console) {
        this.system = system;
        this.folder = folder;
        this.portsFile = portsFile;
        this.console = console;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            system.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forgetPorts();
            folder.close();
        }
    }

    private void forgetPorts() {
        try {
            if (portsFile != null) {
                PortsFile.delete(portsFile);
            }
        } catch (CannotStartException e) {
            console.say(e.getMessage());
        }
    }
}

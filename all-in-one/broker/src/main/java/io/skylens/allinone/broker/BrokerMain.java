package io.skylens.allinone.broker;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The {@link Broker} as a process of its own: {@code DATA-FOLDER PORT CONTROLLER-PORT [HOST]}, see
 * {@link BrokerSettings}. Ends on SIGTERM and keeps its data for the process that replaces it; deletes it when the whole system ends with it, which the launcher's tether
 * tells by the system property {@value #SYSTEM_ENDS}.
 */
public final class BrokerMain {

    private static final String SYSTEM_ENDS = "skylens.tether.cut";
    private static final String LOG_FORMAT = "%1$tT.%1$tL %4$-7s [%3$s] %5$s%6$s%n";

    /** Held, for a logger nobody holds may be collected with its level. Warns at every first start that it is one. */
    private static final Logger CONTROLLER = Logger.getLogger("org.apache.kafka.controller.QuorumController");

    private BrokerMain() {}

    public static void main(String[] args) {
        logWarningsOnly();
        var broker = start(settings(args));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker), "broker-end"));
        broker.awaitShutdown();
    }

    private static BrokerSettings settings(String[] args) {
        var data = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        int controllerPort = Integer.parseInt(args[2]);
        return args.length == 3
                ? new BrokerSettings(data, port, controllerPort)
                : new BrokerSettings(data, port, controllerPort, args[3]);
    }

    private static Broker start(BrokerSettings settings) {
        try {
            return Broker.start(settings);
        } catch (IllegalStateException e) {
            // Whoever looks for the reason reads the last lines of a log.
            e.printStackTrace();
            System.err.println(e.getMessage() + ": " + e.getCause());
            System.exit(1);
            throw e;
        }
    }

    private static void end(Broker broker) {
        if (Boolean.getBoolean(SYSTEM_ENDS)) {
            broker.close();
        } else {
            broker.stop();
        }
    }

    private static void logWarningsOnly() {
        System.setProperty("java.util.logging.SimpleFormatter.format", LOG_FORMAT);
        Logger.getLogger("").setLevel(Level.WARNING);
        CONTROLLER.setLevel(Level.SEVERE);
    }
}

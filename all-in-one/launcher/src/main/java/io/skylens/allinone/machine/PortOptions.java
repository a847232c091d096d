package io.skylens.allinone.machine;

import picocli.CommandLine.Option;

/** The ports a person may choose. 0 is any free one. */
public final class PortOptions {

    private static final String DEFAULT = " (${DEFAULT-VALUE})";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "3001",
            description = "Devices: HTTP and WebSocket" + DEFAULT)
    int ingest;

    @Option(
            names = "--tcp-port",
            paramLabel = "PORT",
            defaultValue = "3002",
            description = "Devices: raw TCP" + DEFAULT)
    int tcp;

    @Option(names = "--view-port", paramLabel = "PORT", defaultValue = "8080", description = "Browsers" + DEFAULT)
    int view;

    @Option(names = "--kafka-port", paramLabel = "PORT", defaultValue = "9092", description = "Kafka" + DEFAULT)
    int kafka;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            defaultValue = "9001",
            description = "Health and metrics, the first of a block: ingest has this one, view the next, detectors"
                    + " those from the tenth after it" + DEFAULT)
    int management;

    @Option(
            names = "--tls-port",
            paramLabel = "PORT",
            defaultValue = "3443",
            description = "With --tls, devices: HTTPS and secure WebSocket" + DEFAULT)
    int tls;

    @Option(
            names = "--view-tls-port",
            paramLabel = "PORT",
            defaultValue = "8443",
            description = "With --tls, browsers" + DEFAULT)
    int viewTls;
}

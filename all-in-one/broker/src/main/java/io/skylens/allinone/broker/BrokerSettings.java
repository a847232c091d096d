package io.skylens.allinone.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where a {@link Broker} listens and keeps its data.
 *
 * @param data a folder of the broker's own, made when it does not exist
 * @param port of the client listener
 * @param controllerPort of the KRaft controller on 127.0.0.1
 * @param host by which clients find it: 127.0.0.1, or for clients elsewhere any other, and then it listens on all addresses
 * @param overrides Kafka's own settings, by their names, in the place of ours
 */
public record BrokerSettings(Path data, int port, int controllerPort, String host, Map<String, String> overrides) {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final String CLIENT_LISTENER = "PLAINTEXT";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ALL_ADDRESSES = "0.0.0.0";
    private static final long LARGEST_RECORD = 9L << 20;

    /** On loopback, for clients on this machine. */
    public BrokerSettings(Path data, int port, int controllerPort) {
        this(data, port, controllerPort, LOOPBACK);
    }

    public BrokerSettings(Path data, int port, int controllerPort, String host) {
        this(data, port, controllerPort, host, Map.of());
    }

    public BrokerSettings {
        overrides = Map.copyOf(overrides);
    }

    /** The same, but for these. */
    public BrokerSettings with(Map<String, String> settings) {
        return new BrokerSettings(data, port, controllerPort, host, settings);
    }

    public String bootstrapServers() {
        return host + ":" + port;
    }

    Properties toProperties() {
        var properties = new Properties();
        addIdentity(properties);
        addSingleNodeReplication(properties);
        addDiskBounds(properties);
        addSizeForOneMachine(properties);
        properties.putAll(overrides);
        return properties;
    }

    private void addIdentity(Properties properties) {
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(NODE_ID));
        properties.put("controller.quorum.voters", NODE_ID + "@" + LOOPBACK + ":" + controllerPort);
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("inter.broker.listener.name", CLIENT_LISTENER);
        properties.put(
                "listeners",
                CLIENT_LISTENER + "://" + (host.equals(LOOPBACK) ? LOOPBACK : ALL_ADDRESSES) + ":" + port + ","
                        + CONTROLLER_LISTENER + "://" + LOOPBACK + ":" + controllerPort);
        properties.put("advertised.listeners", CLIENT_LISTENER + "://" + host + ":" + port);
        properties.put(
                "listener.security.protocol.map", CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        properties.put("log.dirs", data.toString());
    }

    private static void addSingleNodeReplication(Properties properties) {
        properties.put("default.replication.factor", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("auto.create.topics.enable", "false");
    }

    private static void addDiskBounds(Properties properties) {
        // Of topics that set no bound themselves: a week of detections would fill the disk of a laptop.
        properties.put("log.retention.bytes", String.valueOf(32 << 20));
        properties.put("log.segment.bytes", String.valueOf(16 << 20));
        // Frames live for a minute: the default check every five minutes would keep six times as many.
        properties.put("log.retention.check.interval.ms", "5000");
        // A deleted segment's file goes at once rather than after a minute: the disk is a laptop's.
        properties.put("log.segment.delete.delay.ms", "1000");
    }

    private static void addSizeForOneMachine(Properties properties) {
        properties.put("message.max.bytes", String.valueOf(LARGEST_RECORD));
        properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
        properties.put("log.cleaner.backoff.ms", "5000");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // Detectors ask for 6 s sessions; the broker's lower bound must let them.
        properties.put("group.min.session.timeout.ms", "1000");
    }
}

package io.skylens.allinone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A one-node Apache Kafka in KRaft mode, in this process.
 *
 * <p>A new data folder is formatted; one that holds a broker's data is taken over with its topics, so that a broker
 * that was killed comes back as it was. {@link #stop()} keeps the folder, {@link #close()} deletes it. One broker per
 * data folder. Not thread-safe.
 */
public final class Broker implements AutoCloseable {

    private static final String FORMATTED_MARK = "meta.properties";

    private final KafkaRaftServer server;
    private final Path data;
    private final String bootstrapServers;

    private Broker(KafkaRaftServer server, Path data, String bootstrapServers) {
        this.server = server;
        this.data = data;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts; returns when the broker answers clients.
     *
     * @throws IllegalStateException when the storage cannot be formatted or the broker cannot start
     */
    public static Broker start(BrokerSettings settings) {
        if (!Files.exists(settings.data().resolve(FORMATTED_MARK))) {
            delete(settings.data());
            format(settings);
        }
        var server = new KafkaRaftServer(new KafkaConfig(settings.toProperties(), false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            throw new IllegalStateException("broker could not start on " + settings.bootstrapServers(), e);
        }
        return new Broker(server, settings.data(), settings.bootstrapServers());
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Blocks until the broker has ended, for whatever reason. */
    public void awaitShutdown() {
        server.awaitShutdown();
    }

    /** Ends the broker; a later one may go on with its data. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Ends the broker and deletes its data. */
    @Override
    public void close() {
        stop();
        delete(data);
    }

    private static void format(BrokerSettings settings) {
        try {
            Files.createDirectories(settings.data());
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(settings.data().toString())
                    .addDirectory(settings.data().toString())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("broker data folder " + settings.data() + " could not be formatted", e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("broker data folder " + folder + " could not be deleted", e);
        }
    }
}

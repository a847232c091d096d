package io.skylens.allinone.broker;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;

/**
 * A real broker for tests, on free ports of loopback. As a Quarkus test resource it sets
 * {@code kafka.bootstrap.servers}; elsewhere call {@link #startBroker()}.
 */
public final class TestBroker implements QuarkusTestResourceLifecycleManager {

    private Broker broker;

    public static Broker startBroker() {
        return startBroker(Map.of());
    }

    /** @param overrides as {@link BrokerSettings} has them */
    static Broker startBroker(Map<String, String> overrides) {
        try {
            var settings = new BrokerSettings(Files.createTempDirectory("skylens-broker"), freePort(), freePort());
            return Broker.start(settings.with(overrides));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        broker = startBroker();
        return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}

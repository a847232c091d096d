package io.skylens.allinone.broker;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A real broker that wants a name and a password of every client (SASL), and counts who gave them and who did not. As a
 * Quarkus test resource it sets what clients need for that, as an installation would: by {@code kafka.…} alone.
 */
public final class SaslBroker implements QuarkusTestResourceLifecycleManager {

    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"skylens\" password=\"of-a-test\"";

    private Broker broker;

    /** Connections that began with the right name and password. */
    public static long accepted() {
        return sum("successful-authentication-total");
    }

    /** Connections that began otherwise, with none among them. */
    public static long refused() {
        return sum("failed-authentication-total");
    }

    @Override
    public Map<String, String> start() {
        broker = TestBroker.startBroker(Map.of(
                "listener.security.protocol.map",
                BrokerSettings.CLIENT_LISTENER + ":SASL_PLAINTEXT," + BrokerSettings.CONTROLLER_LISTENER + ":PLAINTEXT",
                "sasl.enabled.mechanisms",
                "PLAIN",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "listener.name.plaintext.plain.sasl.jaas.config",
                LOGIN + " user_skylens=\"of-a-test\";"));
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("kafka.security.protocol", "SASL_PLAINTEXT");
        settings.put("kafka.sasl.mechanism", "PLAIN");
        settings.put("kafka.sasl.jaas.config", LOGIN + ";");
        return settings;
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    /** Over the broker's network threads, of which each counts for itself. */
    private static long sum(String metric) {
        try {
            var server = ManagementFactory.getPlatformMBeanServer();
            var all = new ObjectName("kafka.server:type=socket-server-metrics,listener=PLAINTEXT,networkProcessor=*");
            double sum = 0;
            for (var bean : server.queryNames(all, null)) {
                sum += ((Number) server.getAttribute(bean, metric)).doubleValue();
            }
            return Math.round(sum);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.skylens.contract;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The servers by which Kafka is found, {@code kafka.bootstrap.servers}. Where none of their names leads to an address, Kafka's
 * clients cannot even be made, so a service asks here first.
 */
public final class KafkaServers {

    private static final Pattern HOST_AND_PORT = Pattern.compile("\\s*(?:\\w+://)?\\[?([^\\[\\]/\\s]+?)]?:\\d+\\s*");
    private static final long PAUSE_MILLIS = 500;

    private KafkaServers() {}

    /**
     * Waits until a server's name leads to an address, which in a cluster may take a moment. Whether anybody answers there is
     * not asked.
     *
     * @param servers {@code host:port}, separated by commas
     * @param tell is told once, when there is something to wait for
     * @return why none can be found, in one sentence, when the patience is over; nothing as soon as one is found
     */
    public static Optional<String> awaitName(String servers, Duration patience, Consumer<String> tell)
            throws InterruptedException {
        var problem = problem(servers);
        long end = System.nanoTime() + patience.toNanos();
        if (problem.isPresent() && !patience.isZero()) {
            tell.accept(problem.get() + "; trying on for " + patience.toSeconds() + " s");
        }
        while (problem.isPresent() && System.nanoTime() - end < 0) {
            Thread.sleep(PAUSE_MILLIS);
            problem = problem(servers);
        }
        return problem;
    }

    private static Optional<String> problem(String servers) {
        boolean found = Arrays.stream(servers.split(",")).anyMatch(KafkaServers::hasAddress);
        return found
                ? Optional.empty()
                : Optional.of("kafka.bootstrap.servers must name a host:port that can be found, got '" + servers + "'");
    }

    private static boolean hasAddress(String server) {
        var parts = HOST_AND_PORT.matcher(server);
        try {
            return parts.matches() && InetAddress.getAllByName(parts.group(1)).length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

package io.skylens.ingest.pull;

import io.skylens.contract.SourceUrl;
import io.skylens.ingest.config.SourcesConfig.Target;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a source may lead. A host is judged by all addresses that its name has at this moment, so that a name cannot hide
 * what its address would not. Holds no state; blocks on the resolver.
 *
 * @param allowed beyond the network
 * @param key that allows more, for the sentence
 */
public record TargetRules(Set<Target> allowed, String key, Resolver resolver) implements StreamOrder.Checks {

    /** Finds the addresses of a name. */
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    @Override
    public Optional<InetAddress> allow(SourceUrl url) throws StreamFailedException {
        var problem = problem(url);
        if (problem.isPresent()) {
            throw StreamFailedException.refused(problem.get());
        }
        if (url.isListening() || url.host().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(addresses(url).get(0));
        } catch (UnknownHostException e) {
            throw StreamFailedException.broken("host " + url.host() + " is unknown");
        }
    }

    /** The sentence to say where the source must not lead there. A name that is unknown now is no problem yet. */
    public Optional<String> problem(SourceUrl url) {
        if (url.host().isEmpty()) {
            return isAllowed(Target.FILE)
                    ? Optional.empty()
                    : Optional.of("url must not be a file: allow it by " + key + "=file");
        }
        if (url.isListening()) {
            return Optional.empty();
        }
        try {
            return addresses(url).stream()
                    .flatMap(address -> problem(url, address).stream())
                    .findFirst();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private Optional<String> problem(SourceUrl url, InetAddress address) {
        var where = url.host() + " is " + address.getHostAddress();
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return Optional.of("url must not lead to an address of no host, but " + where);
        }
        if (address.isLoopbackAddress() && !isAllowed(Target.LOOPBACK)) {
            return Optional.of(
                    "url must not lead to this machine, but " + where + ": allow it by " + key + "=loopback");
        }
        if (address.isLinkLocalAddress() && !isAllowed(Target.LINK_LOCAL)) {
            return Optional.of(
                    "url must not lead to a link-local address, but " + where + ": allow it by " + key + "=link-local");
        }
        return Optional.empty();
    }

    private List<InetAddress> addresses(SourceUrl url) throws UnknownHostException {
        return List.of(resolver.resolve(url.host()));
    }

    private boolean isAllowed(Target target) {
        return allowed.contains(target);
    }
}

package io.skylens.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What rendered NetworkPolicies let through, as Kubernetes defines it: a pod that some policy selects for a direction gets
 * only what one of those policies allows, and a connection needs the leave of both ends. Of selectors it knows what the chart
 * uses; anything else is an error.
 */
final class Network {

    private final List<JsonNode> policies;
    private final List<Pods.Pod> pods;

    Network(List<JsonNode> objects) {
        policies = objects.stream()
                .filter(object -> object.path("kind").asText().equals("NetworkPolicy"))
                .toList();
        pods = Pods.of(objects);
    }

    /** Whether the flow is let through. An end that is no component of the chart is an address outside the cluster. */
    boolean lets(String from, String to, String protocol, int port) {
        var sender = labels(from);
        var receiver = labels(to);
        boolean out = sender.isEmpty() || allows("Egress", sender.get(), receiver, protocol, port);
        boolean in = receiver.isEmpty() || allows("Ingress", receiver.get(), sender, protocol, port);
        return out && in;
    }

    private Optional<JsonNode> labels(String component) {
        return pods.stream()
                .map(pod -> pod.metadata().path("labels"))
                .filter(labels ->
                        labels.path("app.kubernetes.io/component").asText().equals(component))
                .findFirst();
    }

    private boolean allows(String direction, JsonNode pod, Optional<JsonNode> other, String protocol, int port) {
        var mine = policies.stream()
                .map(policy -> policy.path("spec"))
                .filter(spec -> elements(spec.path("policyTypes"))
                        .anyMatch(type -> type.asText().equals(direction)))
                .filter(spec -> selects(spec.path("podSelector"), pod))
                .toList();
        boolean isIngress = direction.equals("Ingress");
        return mine.isEmpty()
                || mine.stream()
                        .flatMap(spec -> elements(spec.path(isIngress ? "ingress" : "egress")))
                        .anyMatch(rule -> opens(rule.path("ports"), protocol, port)
                                && names(rule.path(isIngress ? "from" : "to"), other));
    }

    private static boolean opens(JsonNode ports, String protocol, int port) {
        return ports.isEmpty()
                || elements(ports)
                        .anyMatch(each -> each.path("port").asInt() == port
                                && each.path("protocol").asText("TCP").equals(protocol));
    }

    /** Blocks of addresses and other namespaces hold no pods of ours. */
    private static boolean names(JsonNode peers, Optional<JsonNode> other) {
        return peers.isEmpty()
                || elements(peers)
                        .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                        .anyMatch(peer -> other.map(pod -> selects(peer.path("podSelector"), pod))
                                .orElse(false));
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        boolean byLabels = selector.path("matchLabels").properties().stream()
                .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
        return byLabels && elements(selector.path("matchExpressions")).allMatch(each -> matches(each, labels));
    }

    private static boolean matches(JsonNode expression, JsonNode labels) {
        if (!expression.path("operator").asText().equals("In")) {
            throw new IllegalArgumentException("an operator that is not known here: " + expression);
        }
        var value = labels.get(expression.path("key").asText());
        return elements(expression.path("values")).anyMatch(allowed -> allowed.equals(value));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

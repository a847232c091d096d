package io.skylens.chart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * As much of a cluster's API as Helm asks while it renders: whether there is a Secret, or a Deployment. Helm finds it by the
 * file that the environment variable {@code KUBECONFIG} names, which the build sets.
 */
final class FakeCluster {

    private static final String CORE = "/api/v1";
    private static final String APPS = "/apis/apps/v1";
    private static final String SECRETS = CORE + "/namespaces/" + Chart.NAMESPACE + "/secrets/";
    private static final String DEPLOYMENTS = APPS + "/namespaces/" + Chart.NAMESPACE + "/deployments/";
    private static final String RESOURCES = """
            {"kind": "APIResourceList", "groupVersion": "%s", "resources": [
              {"name": "%s", "singularName": "%s", "namespaced": true, "kind": "%s", "verbs": ["get"]}]}""";
    private static final String NOT_FOUND = """
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}""";

    private static final FakeCluster RUNNING = new FakeCluster();

    /** By their paths. */
    private final Map<String, String> objects = new ConcurrentHashMap<>();

    private FakeCluster() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
            var config = Path.of(System.getenv("KUBECONFIG"));
            Files.createDirectories(config.getParent());
            Files.writeString(config, config(server.getAddress().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the first call on there is a cluster, with nothing in it. */
    static FakeCluster running() {
        return RUNNING;
    }

    /** @param base64 value of the only entry, {@code keys.json} */
    void putSecret(String name, String base64) {
        objects.put(SECRETS + name, """
                {"kind": "Secret", "apiVersion": "v1", "metadata": {"name": "%s", "namespace": "%s"},
                 "data": {"keys.json": "%s"}}""".formatted(name, Chart.NAMESPACE, base64));
    }

    /** @param asked the number of pods that the chart's values asked for when it was last installed */
    void putDeployment(String name, int replicas, int asked) {
        objects.put(DEPLOYMENTS + name, """
                {"kind": "Deployment", "apiVersion": "apps/v1",
                 "metadata": {"name": "%s", "namespace": "%s", "annotations": {"skylens.io/replicas": "%d"}},
                 "spec": {"replicas": %d}}""".formatted(name, Chart.NAMESPACE, asked, replicas));
    }

    void clear() {
        objects.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var found =
                switch (path) {
                    case CORE -> RESOURCES.formatted("v1", "secrets", "secret", "Secret");
                    case APPS -> RESOURCES.formatted("apps/v1", "deployments", "deployment", "Deployment");
                    default -> objects.get(path);
                };
        var body = (found == null ? NOT_FOUND : found).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(found == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String config(int port) {
        return """
                apiVersion: v1
                kind: Config
                current-context: fake
                clusters: [{name: fake, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: fake, context: {cluster: fake, user: nobody}}]
                users: [{name: nobody, user: {}}]
                """.formatted(port);
    }
}

package io.skylens.ingest.source.tcp;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.skylens.ingest.config.IngestConfig;
import io.skylens.ingest.intake.Admission;
import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Listens for devices that send frames over raw TCP. Connections are spread over as many event loops as there are
 * processors; no connection has a thread of its own.
 */
@Singleton
public class TcpServer {

    private static final Logger LOG = Logger.getLogger(TcpServer.class);
    /** What Vert.x calls any free port that all listeners share. */
    private static final int ANY_PORT = -1;

    private final Vertx vertx;
    private final Admission admission;
    private final FrameIntake intake;
    private final FrameCheck check;
    private final IngestConfig config;
    private final AtomicInteger connections = new AtomicInteger();

    @ConfigProperty(name = "quarkus.http.host")
    String host;

    @Inject
    TlsConfigurationRegistry tls;

    private volatile int port;

    TcpServer(Vertx vertx, Admission admission, FrameIntake intake, FrameCheck check, IngestConfig config) {
        this.vertx = vertx;
        this.admission = admission;
        this.intake = intake;
        this.check = check;
        this.config = config;
    }

    /** Where it listens, once the service has started. */
    public int port() {
        return port;
    }

    void start(@Observes StartupEvent event) {
        var perProcessor =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        try {
            vertx.deployVerticle(Listener::new, perProcessor)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "TCP port " + config.tcpPort() + " of " + host + " must be free, got: "
                            + e.getCause().getMessage() + " (skylens.ingest.tcp-port)",
                    e.getCause());
        }
        LOG.infof("raw TCP%s is listened for at %s:%d", config.tcpTls().isPresent() ? " with TLS" : "", host, port);
    }

    private void accept(NetSocket socket) {
        var connection = new TcpConnection(socket, vertx, admission, intake, check.maxPayloadBytes());
        int open = connections.incrementAndGet();
        connection.start(config.idleTimeout().toMillis(), connections::decrementAndGet);
        if (open > config.maxConnections()) {
            connection.refuse(new RejectedFrameException(
                    RejectReason.TOO_MANY_CONNECTIONS,
                    "TCP connections must be at most " + config.maxConnections()
                            + ", got one more (skylens.ingest.max-connections)"));
        }
    }

    private TlsConfiguration configuration(String name) {
        return tls.get(name)
                .orElseThrow(() -> new IllegalStateException(
                        "TLS configuration '" + name + "' of raw TCP must be set by quarkus.tls." + name
                                + ".…, and is not (skylens.ingest.tcp-tls)"));
    }

    /** One of them on each event loop; they share the port. */
    private final class Listener extends AbstractVerticle {

        @Override
        public void start(Promise<Void> started) {
            var options =
                    new NetServerOptions().setHost(host).setPort(config.tcpPort() == 0 ? ANY_PORT : config.tcpPort());
            config.tcpTls().ifPresent(name -> TlsConfigUtils.configure(options, configuration(name)));
            vertx.createNetServer(options)
                    .connectHandler(TcpServer.this::accept)
                    .listen()
                    .onSuccess(server -> port = server.actualPort())
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}

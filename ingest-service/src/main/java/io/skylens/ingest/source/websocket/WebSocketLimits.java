package io.skylens.ingest.source.websocket;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.skylens.ingest.intake.FrameCheck;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Makes the server's limits of WebSocket messages follow the limit of frames. */
@Singleton
class WebSocketLimits implements HttpServerOptionsCustomizer {

    private final FrameCheck check;

    WebSocketLimits(FrameCheck check) {
        this.check = check;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setMaxWebSocketFrameSize(check.maxPayloadBytes());
        options.setMaxWebSocketMessageSize(check.maxPayloadBytes());
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}

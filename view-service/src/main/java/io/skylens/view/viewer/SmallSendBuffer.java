package io.skylens.view.viewer;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.skylens.view.ViewConfig;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the kernel from becoming a queue of old pictures: left to itself it grows a connection's buffer to megabytes. */
@ApplicationScoped
class SmallSendBuffer implements HttpServerOptionsCustomizer {

    private final int bytes;

    SmallSendBuffer(ViewConfig config) {
        this.bytes = Math.toIntExact(config.sendBuffer().asLongValue());
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(bytes);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setSendBufferSize(bytes);
    }
}

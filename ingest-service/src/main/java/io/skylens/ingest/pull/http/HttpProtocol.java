package io.skylens.ingest.pull.http;

import io.skylens.contract.SourceScheme;
import io.skylens.contract.SourceUrl;
import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.pull.FrameReceiver;
import io.skylens.ingest.pull.PulledProtocol;
import io.skylens.ingest.pull.StreamFailedException;
import io.skylens.ingest.pull.StreamOrder;
import io.skylens.ingest.time.Timepiece;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A camera that is an HTTP server. What it answers decides: {@code multipart/x-mixed-replace} is an endless stream, and
 * {@code image/jpeg} is one picture, asked for again and again. Pictures are never decoded; of more than are wanted some
 * are left out.
 */
@Singleton
public final class HttpProtocol implements PulledProtocol {

    private static final int CONNECT_MILLIS = 5_000;
    private static final String JPEG = "image/jpeg";
    private static final String MULTIPART = "multipart/";

    private final Vertx vertx;
    private final int maxBytes;
    private final Timepiece time;

    HttpProtocol(Vertx vertx, FrameCheck check, Timepiece time) {
        this.vertx = vertx;
        this.maxBytes = check.maxPayloadBytes();
        this.time = time;
    }

    @Override
    public boolean speaks(SourceUrl url) {
        return url.scheme() == SourceScheme.HTTP || url.scheme() == SourceScheme.HTTPS;
    }

    @Override
    public void run(StreamOrder order, FrameReceiver receiver) throws StreamFailedException, InterruptedException {
        var options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxPoolSize(1)
                .setDecompressionSupported(false);
        // A client of its own: closing it leaves nothing behind.
        var client = vertx.createHttpClient(options);
        try {
            run(new Visit(client, order), order, receiver);
        } finally {
            client.close();
        }
    }

    private void run(Visit visit, StreamOrder order, FrameReceiver receiver)
            throws StreamFailedException, InterruptedException {
        long asked = time.nanos();
        var response = visit.get();
        var type = contentType(response);
        if (type.startsWith(MULTIPART)) {
            new MultipartBody(order, receiver, maxBytes, time).readAll(response);
        }
        while (type.startsWith(JPEG)) {
            new SingleBody(maxBytes).read(response, receiver);
            TimeUnit.NANOSECONDS.sleep(asked + (long) (TimeUnit.SECONDS.toNanos(1) / order.fps()) - time.nanos());
            asked = time.nanos();
            response = visit.get();
            type = contentType(response);
        }
        throw StreamFailedException.refused("the camera must answer multipart/x-mixed-replace or image/jpeg, got "
                + (type.isEmpty() ? "no type" : type));
    }

    private static String contentType(HttpClientResponse response) {
        var type = response.getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    }
}

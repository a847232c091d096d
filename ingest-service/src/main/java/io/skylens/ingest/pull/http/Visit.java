package io.skylens.ingest.pull.http;

import io.skylens.contract.InvalidSourceException;
import io.skylens.contract.SourceScheme;
import io.skylens.contract.SourceUrl;
import io.skylens.ingest.pull.StreamFailedException;
import io.skylens.ingest.pull.StreamOrder;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;
import java.util.UUID;

/**
 * Requests to one camera: logs in as it wants, and follows where it points, if that is allowed. Goes to the address that
 * was checked, whatever the name leads to a moment later. Blocks; one thread.
 */
final class Visit {

    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;

    private final HttpClient client;
    private final StreamOrder order;
    private final Optional<Login> login;
    private Optional<Challenge> challenge = Optional.empty();

    Visit(HttpClient client, StreamOrder order) {
        this.client = client;
        this.order = order;
        this.login = Login.of(order.url());
    }

    /** A response of status 200, paused: its body comes when it is read. */
    HttpClientResponse get() throws StreamFailedException, InterruptedException {
        var url = order.url();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var response = getLoggedIn(url);
            int status = response.statusCode();
            if (status == OK) {
                return response;
            }
            discard(response);
            if (status < FIRST_REDIRECT || status >= FIRST_ERROR) {
                throw failure(status, response.statusMessage());
            }
            url = next(url, response.getHeader(HttpHeaders.LOCATION));
        }
        throw StreamFailedException.broken("the camera must redirect at most " + MOST_REDIRECTS + " times");
    }

    private HttpClientResponse getLoggedIn(SourceUrl url) throws StreamFailedException, InterruptedException {
        var response = request(url);
        if (response.statusCode() != UNAUTHORIZED || login.isEmpty() || !isHome(url)) {
            return response;
        }
        challenge = Challenge.of(response.headers().getAll(WWW_AUTHENTICATE));
        if (challenge.isEmpty()) {
            return response;
        }
        discard(response);
        return request(url);
    }

    private HttpClientResponse request(SourceUrl url) throws StreamFailedException, InterruptedException {
        var address = order.checks().allow(url).orElseThrow();
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(url.port(), address.getHostAddress()))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.scheme() == SourceScheme.HTTPS)
                .setURI(url.pathAndQuery());
        if (isHome(url)) {
            login.ifPresent(who -> options.putHeader(
                    HttpHeaders.AUTHORIZATION,
                    challenge
                            .map(asked -> asked.answer(
                                    who, url.pathAndQuery(), UUID.randomUUID().toString()))
                            .orElseGet(who::basic)));
        }
        return Waiting.forResult(
                client.request(options).compose(request -> request.send()).map(response -> response.pause()));
    }

    /** Its body is of no use, and would hold the connection. */
    private static void discard(HttpClientResponse response) {
        // Vert.x would log our own reset as an error.
        response.exceptionHandler(reset -> {});
        response.request().reset();
    }

    /** Credentials are for the camera that was named, not for where it points. */
    private boolean isHome(SourceUrl url) {
        return url.host().equalsIgnoreCase(order.url().host())
                && url.port() == order.url().port();
    }

    private SourceUrl next(SourceUrl from, String location) throws StreamFailedException {
        if (location == null) {
            throw StreamFailedException.broken("the camera must say where to, got a redirect without Location");
        }
        try {
            var next = SourceUrl.parse(location.startsWith("/") ? root(from) + location : location);
            boolean isHttp = next.scheme() == SourceScheme.HTTP || next.scheme() == SourceScheme.HTTPS;
            if (isHttp) {
                return next;
            }
            throw StreamFailedException.refused("the camera must redirect to http or https, got " + next.scheme());
        } catch (InvalidSourceException e) {
            throw StreamFailedException.broken("the camera redirects to what cannot be followed: " + e.getMessage());
        }
    }

    private static String root(SourceUrl url) {
        return url.scheme() + "://" + url.host() + ":" + url.port();
    }

    private static StreamFailedException failure(int status, String reason) {
        var message = "the camera must answer 200, got " + status + (reason == null ? "" : " " + reason);
        return status == UNAUTHORIZED || status == FORBIDDEN
                ? StreamFailedException.refused(message)
                : StreamFailedException.broken(message);
    }
}

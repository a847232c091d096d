package io.skylens.view.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * What a request says of who asks, as far as it is believed: an address that a header tells of is not.
 *
 * @param address without port; {@code unknown} where the connection is already gone
 * @param authority the host and port asked for, as the client wrote it; null when it did not
 * @param origin of the page that asks, as its browser says; null when no browser's page asks
 */
record Knock(Optional<String> token, boolean isTokenInUrl, String address, String authority, String origin) {

    static final String COOKIE = "skylens-token";
    static final String PARAMETER = "token";

    private static final String BEARER = "Bearer ";

    static Knock of(HttpServerRequest request) {
        var inUrl = Optional.ofNullable(request.getParam(PARAMETER));
        var token = bearer(request).or(() -> inUrl).or(() -> cookie(request));
        return new Knock(
                token, inUrl.isPresent(), address(request), authority(request), request.getHeader(HttpHeaders.ORIGIN));
    }

    private static Optional<String> bearer(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    private static Optional<String> cookie(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(COOKIE)).map(cookie -> cookie.getValue());
    }

    /** HTTP/2 has no header for it. */
    private static String authority(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? null : authority.toString();
    }

    private static String address(HttpServerRequest request) {
        var peer = request.connection().remoteAddress();
        return peer == null || peer.hostAddress() == null ? "unknown" : peer.hostAddress();
    }
}

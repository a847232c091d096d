package io.skylens.ingest.source;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Where a device puts its token in a request: in {@code Authorization: Bearer}, or, if it can set no header, in the URL. */
public final class RequestToken {

    private static final String BEARER = "Bearer ";
    private static final String PARAMETER = "token";

    private RequestToken() {}

    /** @return null where there is none */
    public static String of(HttpServerRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).strip();
        }
        return request.getParam(PARAMETER);
    }
}

package io.skylens.view.access;

import io.skylens.access.Grant;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;

/** Takes a token out of the address bar, where histories and shoulders see it, into a cookie that scripts do not. */
final class TokenCookie {

    private static final int SEE_OTHER = 303;
    private static final long LONGEST_SECONDS = Duration.ofDays(30).toSeconds();

    private TokenCookie() {}

    /** Answers with the cookie and the way to the same page without the token. */
    static void exchange(RoutingContext context, String token, Grant grant, Instant now) {
        context.response()
                .addCookie(of(context.request(), token, grant, now))
                .setStatusCode(SEE_OTHER)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // What else was asked for is not worth keeping: pages take no parameters.
                .putHeader(HttpHeaders.LOCATION, LocalPage.pathOf(context.request()))
                .end();
    }

    /** Ends with the token. */
    static Cookie of(HttpServerRequest request, String token, Grant grant, Instant now) {
        long left = grant.expiresAt()
                .map(end -> Duration.between(now, end).toSeconds())
                .orElse(LONGEST_SECONDS);
        return cookie(request, token).setMaxAge(Math.max(1, Math.min(left, LONGEST_SECONDS)));
    }

    /** Takes the cookie away. */
    static Cookie gone(HttpServerRequest request) {
        return cookie(request, "").setMaxAge(0);
    }

    // Lax, not Strict: a link in a message is a way from another site.
    private static Cookie cookie(HttpServerRequest request, String value) {
        return Cookie.cookie(Knock.COOKIE, value)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(isEncrypted(request))
                .setPath("/");
    }

    /** A proxy's word for it is enough: who lies has a cookie that their own browser keeps for later. */
    private static boolean isEncrypted(HttpServerRequest request) {
        return request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }
}

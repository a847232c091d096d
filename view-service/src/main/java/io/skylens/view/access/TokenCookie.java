package io.skylens.view.access;

import io.skylens.access.Grant;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
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
        long left = grant.expiresAt()
                .map(end -> Duration.between(now, end).toSeconds())
                .orElse(LONGEST_SECONDS);
        // Lax, not Strict: a link in a message is a way from another site.
        var cookie = Cookie.cookie(Knock.COOKIE, token)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(context.request().isSSL())
                .setPath("/")
                .setMaxAge(Math.max(1, Math.min(left, LONGEST_SECONDS)));
        context.response()
                .addCookie(cookie)
                .setStatusCode(SEE_OTHER)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // What else was asked for is not worth keeping: pages take no parameters.
                .putHeader(HttpHeaders.LOCATION, context.request().path())
                .end();
    }
}

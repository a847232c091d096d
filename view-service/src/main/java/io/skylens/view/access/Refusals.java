package io.skylens.view.access;

import io.skylens.view.problem.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** How somebody is told that they are not let in: a person by a page, a program by a problem. */
@ApplicationScoped
class Refusals {

    /** For who has no language set and for who has: both languages of the page, in a few words. */
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Skylens</title>
            <h1>Skylens is closed to this browser</h1>
            <p>Open it with the link you were given, or ask for one.</p>
            <p lang="ko">받으신 링크로 여시거나, 담당자에게 링크를 요청하세요.</p>
            </html>
            """;

    private final Problems problems;
    private final AuditLog audit;

    Refusals(Problems problems, AuditLog audit) {
        this.problems = problems;
        this.audit = audit;
    }

    void answer(RoutingContext context, Knock knock, RefusedException refusal) {
        audit.refused(knock, context.request(), refusal.getMessage());
        var response = context.response();
        if (refusal.status() == RefusedException.UNAUTHORIZED) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"skylens\"");
        }
        if (ViewerAccess.isPage(context.request())) {
            response.setStatusCode(refusal.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(PAGE);
        } else {
            problems.send(context, refusal.toProblem());
        }
    }
}

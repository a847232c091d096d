package io.skylens.view.access;

import io.quarkus.security.AuthenticationFailedException;
import io.skylens.access.AuditLog;
import io.skylens.view.problem.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How somebody is told that they are not let in: a person by a page, a program by a problem. */
@ApplicationScoped
class Refusals {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String NO_STORE = "no-store";
    private static final String ABSENT = "the provider that people sign in with does not answer";
    private static final String FAILED = "signing in failed: begin again";

    /** For who has no language set and for who has: both languages of the page, in a few words. */
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Skylens</title>
            <h1>Skylens is closed to this browser</h1>
            %s
            </html>
            """;

    private static final String ASK_FOR_A_LINK = """
            <p>Open it with the link you were given, or ask for one.</p>
            <p lang="ko">받으신 링크로 여시거나, 담당자에게 링크를 요청하세요.</p>""";

    private static final String SIGN_IN = """
            <p><a href="/sign-in?to=%s">Sign in</a>, or open it with the link you were given.</p>
            <p lang="ko"><a href="/sign-in?to=%1$s">로그인</a>하시거나 받으신 링크로 여세요.</p>""";

    private static final String NO_ROLE = """
            <p>You are signed in, but have no right to look at drones here. Ask for one.</p>
            <p lang="ko">로그인하셨지만 이곳의 드론을 볼 권한이 없습니다. 담당자에게 요청하세요.</p>""";

    private static final String NO_PROVIDER = """
            <p>The service that people sign in with does not answer. <a href="/sign-in">Try again</a> in a minute.</p>
            <p lang="ko">로그인 서비스가 응답하지 않습니다. 잠시 후 <a href="/sign-in">다시 시도</a>하세요.</p>""";

    private final Problems problems;
    private final AuditLog audit;
    private final SignIn signIn;

    Refusals(Problems problems, AuditLog audit, SignIn signIn) {
        this.problems = problems;
        this.audit = audit;
        this.signIn = signIn;
    }

    void answer(RoutingContext context, Knock knock, RefusedException refusal) {
        note(knock.address(), context.request(), refusal.getMessage());
        var response = context.response();
        boolean isUnknown = refusal.status() == RefusedException.UNAUTHORIZED;
        if (isUnknown) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"skylens\"");
        }
        if (ViewerAccess.isPage(context.request())) {
            response.setStatusCode(refusal.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, HTML)
                    .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                    .end(page(wayIn(context, isUnknown)));
        } else {
            problems.send(context, refusal.toProblem());
        }
    }

    private void note(String address, HttpServerRequest request, String reason) {
        audit.refused(address, request.method().name(), request.path(), reason);
    }

    /** Who signed in with the provider, which gives them no role here. */
    Response ofSignedIn(RoutingContext context, String reason) {
        note(Knock.of(context.request()).address(), context.request(), reason);
        return response(Response.Status.FORBIDDEN, NO_ROLE);
    }

    /** What came back from the provider is not what was asked for, or nothing came. */
    @ServerExceptionMapper
    Response ofFailure(AuthenticationFailedException failure, RoutingContext context) {
        note(Knock.of(context.request()).address(), context.request(), FAILED);
        return response(Response.Status.UNAUTHORIZED, SIGN_IN.formatted(LocalPage.HOME));
    }

    /** There is no way to sign in as long as the provider has not described itself. */
    Response ofAbsentProvider(RoutingContext context) {
        note(Knock.of(context.request()).address(), context.request(), ABSENT);
        return response(Response.Status.SERVICE_UNAVAILABLE, NO_PROVIDER);
    }

    private String wayIn(RoutingContext context, boolean isUnknown) {
        return isUnknown && signIn.isOn()
                ? SIGN_IN.formatted(LocalPage.of(context.request().path()))
                : ASK_FOR_A_LINK;
    }

    private static Response response(Response.Status status, String text) {
        return Response.status(status)
                .type(HTML)
                .header("Cache-Control", NO_STORE)
                .entity(page(text))
                .build();
    }

    private static String page(String text) {
        return PAGE.formatted(text);
    }
}

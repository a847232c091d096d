package io.skylens.view.access;

import io.skylens.view.problem.ProblemException;

/** Somebody is not let in. Strangers can make as many of these as they like, so it carries no stack trace. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;

    private RefusedException(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    static RefusedException unauthorized(String detail) {
        return new RefusedException(UNAUTHORIZED, detail);
    }

    static RefusedException forbidden(String detail) {
        return new RefusedException(FORBIDDEN, detail);
    }

    static RefusedException tooManyFailures() {
        return new RefusedException(TOO_MANY_REQUESTS, "too many refused tokens from this address: wait a minute");
    }

    int status() {
        return status;
    }

    ProblemException toProblem() {
        return ProblemException.refused(status, getMessage());
    }
}

package io.skylens.ingest.pull.http;

import io.skylens.contract.SourceUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who asks a camera for its pictures. */
record Login(String user, String password) {

    static Optional<Login> of(SourceUrl url) {
        return url.userInfo().map(info -> {
            int colon = info.indexOf(':');
            return colon < 0
                    ? new Login(decode(info), "")
                    : new Login(decode(info.substring(0, colon)), decode(info.substring(colon + 1)));
        });
    }

    /** The header {@code Authorization} by RFC 7617. */
    String basic() {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that encodes nothing is one of the password.
            return text;
        }
    }

    @Override
    public String toString() {
        return "Login[***]";
    }
}

package io.skylens.ingest.pull.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a camera wants to be answered before it shows its pictures: HTTP digest authentication (RFC 7616) with MD5 or
 * SHA-256, with or without {@code qop=auth}. Pure.
 *
 * @param parameters of the challenge, by their names in lower case
 */
record Challenge(Map<String, String> parameters) {

    private static final String SCHEME = "digest ";
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s]+))");
    private static final Map<String, String> ALGORITHMS = Map.of("MD5", "MD5", "SHA-256", "SHA-256");
    private static final String FIRST_USE = "00000001";

    /** The first of the headers {@code WWW-Authenticate} that can be answered. */
    static Optional<Challenge> of(List<String> headers) {
        return headers.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> new Challenge(parse(header.substring(SCHEME.length()))))
                .filter(Challenge::isUnderstood)
                .findFirst();
    }

    /**
     * The header {@code Authorization} of a GET.
     *
     * @param uri path and query of the request
     * @param clientNonce any text that was not used before
     */
    String answer(Login login, String uri, String clientNonce) {
        var realm = parameters.getOrDefault("realm", "");
        var nonce = parameters.getOrDefault("nonce", "");
        var secret = hash(login.user() + ":" + realm + ":" + login.password());
        var request = hash("GET:" + uri);
        var counted = wantsCount() ? ":" + FIRST_USE + ":" + clientNonce + ":auth:" : ":";
        var answer = new StringBuilder("Digest username=\"" + quoted(login.user()) + "\", realm=\"" + realm
                + "\", nonce=\"" + nonce + "\", uri=\"" + uri + "\", algorithm=" + algorithm() + ", response=\""
                + hash(secret + ":" + nonce + counted + request) + "\"");
        if (wantsCount()) {
            answer.append(", qop=auth, nc=" + FIRST_USE + ", cnonce=\"" + clientNonce + "\"");
        }
        if (parameters.containsKey("opaque")) {
            answer.append(", opaque=\"" + parameters.get("opaque") + "\"");
        }
        return answer.toString();
    }

    private boolean isUnderstood() {
        return ALGORITHMS.containsKey(algorithm());
    }

    private boolean wantsCount() {
        return parameters.containsKey("qop");
    }

    private String algorithm() {
        return parameters.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
    }

    private String hash(String text) {
        try {
            var digest = MessageDigest.getInstance(ALGORITHMS.get(algorithm()));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm(), e);
        }
    }

    private static Map<String, String> parse(String challenge) {
        var parameters = new HashMap<String, String>();
        PARAMETER
                .matcher(challenge)
                .results()
                .forEach(found -> parameters.put(
                        found.group(1).toLowerCase(Locale.ROOT),
                        found.group(2) == null ? found.group(3) : found.group(2)));
        return parameters;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}

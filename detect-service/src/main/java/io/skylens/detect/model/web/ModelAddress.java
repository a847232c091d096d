package io.skylens.detect.model.web;

import io.skylens.detect.model.UnusableModelException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a model lies on the web and what it must be: {@code https://…#sha256=<64 digits>}. Plain http is for this machine
 * only: the digest guards what arrives, but not who sees what is asked for.
 *
 * @param sha256 in lower-case hexadecimal
 */
record ModelAddress(URI uri, String sha256) {

    static final String FORM = "https://…#sha256=…";

    private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
    private static final Pattern DIGEST = Pattern.compile("(?i)sha256=([0-9a-f]{64})");
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    static boolean isOne(String text) {
        return WEB.matcher(text).matches();
    }

    static ModelAddress parse(String text) throws UnusableModelException {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw UnusableModelException.of(text, "must be a URL, but cannot be read as one: " + e.getReason());
        }
        if (uri.getHost() == null) {
            throw UnusableModelException.of(shown(uri), "must name a host, but names none");
        }
        var digest = DIGEST.matcher(String.valueOf(uri.getFragment()));
        if (!digest.matches()) {
            throw UnusableModelException.of(
                    shown(uri),
                    "must end in #sha256= and the 64 digits of the file's SHA-256, got "
                            + (uri.getFragment() == null ? "no digest" : "'#" + uri.getFragment() + "'"));
        }
        if ("http".equalsIgnoreCase(uri.getScheme())
                && !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw UnusableModelException.of(shown(uri), "must be https, for its host is not this machine");
        }
        return new ModelAddress(uri, digest.group(1).toLowerCase(Locale.ROOT));
    }

    /** Without what may be secret. */
    String shown() {
        return shown(uri);
    }

    private static String shown(URI uri) {
        int port = uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + (port < 0 ? "" : ":" + port)
                + String.valueOf(uri.getRawPath());
    }

    /** The last part of the path, fit to be a file's name. */
    String fileName() {
        var path = String.valueOf(uri.getPath());
        var name = UNSAFE.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceAll("_");
        return name.isEmpty() || name.startsWith(".") ? "model" + name : name;
    }
}

package io.skylens.contract;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a source's stream is: {@code scheme://[user:password@]host[:port][/path][?query]}, or {@code file:///path}. A host
 * of all zeros says that the stream is waited for on that port rather than fetched; datagrams are always waited for.
 * Immutable. {@link #toString()} hides credentials.
 */
public final class SourceUrl {

    public static final int MAX_LENGTH = 2048;

    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://"
            + "(?:([^/?#]*)@)?(\\[[0-9A-Fa-f:.]+]|[^/?#:@\\[\\]]+)(?::(\\d{1,5}))?(/[^?#]*)?(?:\\?([^#]*))?");
    private static final int HOST = 3;
    private static final Pattern FILE_FORM = Pattern.compile("file:(?://(?:localhost)?)?(/(?!/)[^?#]*)");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final int LARGEST_PORT = 65_535;

    private final String raw;
    private final SourceScheme scheme;
    private final String userInfo;
    private final String host;
    private final int port;
    private final String path;
    private final String query;

    private SourceUrl(
            String raw, SourceScheme scheme, String userInfo, String host, int port, String path, String query) {
        this.raw = raw;
        this.scheme = scheme;
        this.userInfo = userInfo;
        this.host = host;
        this.port = port;
        this.path = path == null ? "" : path;
        this.query = query;
    }

    /** @throws InvalidSourceException naming the rule and the value, the latter without what may be a credential */
    public static SourceUrl parse(String url) {
        if (url == null || url.isEmpty() || url.length() > MAX_LENGTH) {
            throw new InvalidSourceException("url must be 1 to " + MAX_LENGTH + " characters, got "
                    + (url == null ? "nothing" : url.length() + " characters"));
        }
        if (url.chars().anyMatch(c -> c <= ' ' || c == 0x7F || c == '\\')) {
            throw malformed(url, "must have no spaces, control characters or backslashes");
        }
        var scheme = schemeOf(url);
        return scheme == SourceScheme.FILE ? parseFile(url) : parseNetwork(url, scheme);
    }

    private static SourceScheme schemeOf(String url) {
        var form = SCHEME.matcher(url);
        return Optional.of(form)
                .filter(found -> found.matches())
                .flatMap(found -> SourceScheme.of(found.group(1)))
                .orElseThrow(() -> malformed(url, "must begin with one of " + SourceScheme.all() + " and a colon"));
    }

    private static SourceUrl parseFile(String url) {
        var form = FILE_FORM.matcher(url);
        if (!form.matches()) {
            throw malformed(url, "must be file:///PATH, with ? and # in it as %3F and %23");
        }
        return new SourceUrl(url, SourceScheme.FILE, null, "", 0, form.group(1), null);
    }

    private static SourceUrl parseNetwork(String url, SourceScheme scheme) {
        var form = FORM.matcher(url);
        if (!form.matches()) {
            throw malformed(
                    url,
                    "must be " + scheme + "://[user:password@]host[:port][/path], with @ : / ? # in a password as"
                            + " %40 %3A %2F %3F %23");
        }
        int port = form.group(4) == null ? scheme.defaultPort() : Integer.parseInt(form.group(4));
        var parsed = new SourceUrl(url, scheme, form.group(2), form.group(HOST), port, form.group(5), form.group(6));
        if (port < 1 || port > LARGEST_PORT) {
            throw malformed(url, "must name a port of 1 to " + LARGEST_PORT);
        }
        parsed.requireKnownRole();
        return parsed;
    }

    private void requireKnownRole() {
        if (isWildcard() && (scheme == SourceScheme.HTTP || scheme == SourceScheme.HTTPS || isSecure())) {
            throw malformed(raw, "must name a host: nothing can be waited for by " + scheme);
        }
        if (scheme == SourceScheme.RTSP && isWildcard()) {
            throw malformed(raw, "must name a host: cameras do not send by rtsp on their own account");
        }
        if (scheme.isDatagrams() && !isWildcard() && !isMulticast()) {
            throw malformed(raw, "must have the host 0.0.0.0 (or a multicast group): who sends is not chosen here");
        }
        if (scheme == SourceScheme.RTP) {
            rtpCodec();
        }
    }

    private boolean isSecure() {
        return scheme == SourceScheme.RTSPS || scheme == SourceScheme.RTMPS;
    }

    private static InvalidSourceException malformed(String url, String rule) {
        var scheme = SCHEME.matcher(url);
        return new InvalidSourceException("url " + rule + ", got "
                + (scheme.matches() ? Quoted.of(scheme.group(1) + ":…") : "another beginning"));
    }

    public SourceScheme scheme() {
        return scheme;
    }

    /** As it was given, credentials included. */
    public String raw() {
        return raw;
    }

    /** As in the URL, an IPv6 address in its brackets; empty for a file. */
    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** {@code user:password} as written, if there. */
    public Optional<String> userInfo() {
        return Optional.ofNullable(userInfo);
    }

    /** What follows the host, as written: path and query. */
    public String pathAndQuery() {
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** Of a file, decoded. */
    public Path file() {
        return Path.of(UrlText.decode(path));
    }

    /**
     * The same stream, asked for at that address, whatever the name of its host leads to by then. Not for files, nor for
     * what is waited for.
     */
    public SourceUrl at(InetAddress address) {
        var form = FORM.matcher(raw);
        var literal = address.getHostAddress();
        if (!form.matches() || literal.contains("%")) {
            // The zone of an address is no part of a URL.
            return this;
        }
        var there = address instanceof Inet6Address ? "[" + literal + "]" : literal;
        var moved = raw.substring(0, form.start(HOST)) + there + raw.substring(form.end(HOST));
        return new SourceUrl(moved, scheme, userInfo, there, port, path, query);
    }

    /** Whether the stream is waited for. */
    public boolean isListening() {
        return scheme.isDatagrams() || isWildcard();
    }

    /** What an RTP stream carries, by the query parameter {@code codec}: {@code h264}, which is the default, or {@code h265}. */
    public String rtpCodec() {
        var codec = UrlText.parameter(query, "codec").orElse("h264");
        if (!codec.equals("h264") && !codec.equals("h265")) {
            throw new InvalidSourceException("codec of an rtp url must be h264 or h265, got " + Quoted.of(codec));
        }
        return codec;
    }

    /** The RTP payload type, by the query parameter {@code payload}; 96 where none is given. */
    public int rtpPayload() {
        var payload = UrlText.parameter(query, "payload").orElse("96");
        if (!payload.matches("\\d{1,3}") || Integer.parseInt(payload) > 127) {
            throw new InvalidSourceException(
                    "payload of an rtp url must be a number of 0 to 127, got " + Quoted.of(payload));
        }
        return Integer.parseInt(payload);
    }

    /** The URL for people, logs and answers: user, password, and values that may be credentials are {@code ***}. */
    public String redacted() {
        return UrlText.redact(raw);
    }

    /** Any text in which this URL or its credentials may occur, without them. */
    public String redact(String text) {
        var clean = UrlText.redact(text.replace(raw, redacted()));
        for (var secret : UrlText.secrets(userInfo, path, query)) {
            clean = clean.replace(secret, UrlText.HIDDEN);
        }
        return clean;
    }

    private boolean isWildcard() {
        return host.equals("0.0.0.0") || host.equals("[::]");
    }

    private boolean isMulticast() {
        var first =
                host.matches("\\d{1,3}(\\.\\d{1,3}){3}") ? Integer.parseInt(host.substring(0, host.indexOf('.'))) : 0;
        return first >= 224 && first <= 239 || host.toLowerCase(Locale.ROOT).startsWith("[ff");
    }

    @Override
    public String toString() {
        return redacted();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceUrl url && url.raw.equals(raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }
}

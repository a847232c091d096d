package io.skylens.ingest.source.stream;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The headers of one part. Of several with one name the first counts. Not thread-safe while it is filled. */
public final class PartHeaders {

    private static final String CONTENT_LENGTH = "Content-Length";
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @param name in any case */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A line without colon, such as the status line some cameras repeat before each part, says nothing. */
    void add(String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            values.putIfAbsent(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
    }

    /**
     * @return empty when the part has no such header
     * @throws NumberFormatException when it is no number, or one of 10^18 and more; the message is the value
     */
    OptionalLong contentLength() {
        var value = values.get(CONTENT_LENGTH);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (!LENGTH.matcher(value).matches()) {
            throw new NumberFormatException(value);
        }
        return OptionalLong.of(Long.parseLong(value));
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

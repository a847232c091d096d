package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * Takes back the tokens of a drone or a person that were issued until then: a value of the compacted
 * {@code skylens.control}, keyed by {@link #key}.
 *
 * @param subject the drone's id or the person's name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TokenRevocation(String subject, Instant revokedUntil) {

    private static final String KEY_PREFIX = "revocation/";

    /** Cannot be the key of anything else: no drone id holds a slash. */
    public String key() {
        return KEY_PREFIX + subject;
    }

    /** Whether a record of {@code skylens.control} with this key is one of these. */
    public static boolean isKey(String key) {
        return key != null && key.startsWith(KEY_PREFIX);
    }
}

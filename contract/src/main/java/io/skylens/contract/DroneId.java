package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a camera for ever: the Kafka key of everything about it, so that its frames stay in order on one partition.
 *
 * <p>1 to 64 ASCII letters, digits, {@code .}, {@code _} and {@code -}, the first a letter or digit: safe unescaped in a
 * URL, a file name, a metric label and a header. A name for people, in any script, belongs to the drone's status.
 */
public record DroneId(String value) implements Comparable<DroneId> {

    public static final int MAX_LENGTH = 64;

    private static final String RULE =
            "must be 1 to " + MAX_LENGTH + " characters of A-Z a-z 0-9 . _ - and start with a letter or digit";

    /** @throws InvalidDroneIdException naming the rule and the value, the latter cut where it is long */
    public DroneId {
        if (value == null || !isValid(value)) {
            throw new InvalidDroneIdException("drone id " + RULE + ", got " + Quoted.of(value));
        }
    }

    @JsonCreator
    public static DroneId of(String value) {
        return new DroneId(value);
    }

    /**
     * The id of a sender that names nobody: {@code <protocol>-<address>}, with what an id cannot hold (the colons of an
     * IPv6 address, a zone) replaced by {@code -}.
     */
    public static DroneId ofAddress(String protocol, String address) {
        var raw = protocol + "-" + address;
        var id = new StringBuilder(raw.length());
        for (int i = 0; i < Math.min(raw.length(), MAX_LENGTH); i++) {
            id.append(isAllowed(raw.charAt(i)) ? raw.charAt(i) : '-');
        }
        return new DroneId(id.toString());
    }

    private static boolean isValid(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !isLetterOrDigit(value.charAt(0))) {
            return false;
        }
        return value.chars().allMatch(DroneId::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    @Override
    public int compareTo(DroneId other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}

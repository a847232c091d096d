package io.skylens.access;

/** The claims of a token besides the registered {@code sub}, {@code iat} and {@code exp}. */
final class Claims {

    /** A {@link Role}'s scope; a token without it is a device's. */
    static final String SCOPE = "scope";

    /** The ids of the drones a person may see; a token without it covers all. */
    static final String DRONES = "drones";

    private Claims() {}
}

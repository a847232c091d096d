package io.skylens.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the bearer of a token is. A person's role includes those before it; a device is no person. */
public enum Role {
    /** Sends frames of one drone. */
    DEVICE,
    /** Looks at drones. */
    VIEWER,
    /** Changes sources and settings too. */
    OPERATOR,
    /** Issues and revokes too. */
    ADMIN;

    /** As the claim {@code scope} says it. */
    public String scope() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofScope(String scope) {
        return Stream.of(values()).filter(role -> role.scope().equals(scope)).findFirst();
    }

    /** Whether a person of this role may do what the other may. */
    public boolean includes(Role other) {
        return this == other || this != DEVICE && other != DEVICE && compareTo(other) > 0;
    }
}

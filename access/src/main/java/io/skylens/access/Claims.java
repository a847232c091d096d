package io.skylens.access;

import io.skylens.contract.DroneId;
import io.skylens.contract.InvalidDroneIdException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** The claims of a token besides the registered {@code sub}, {@code iat} and {@code exp}, and what they allow. */
final class Claims {

    /** A {@link Role}'s scope; a token of this service's own without it is a device's. */
    static final String SCOPE = "scope";

    /** The ids of the drones a person may see; a token without it covers all. */
    static final String DRONES = "drones";

    /** Where other issuers put what somebody is, each a list; besides the words of {@link #SCOPE}. */
    private static final List<String> LISTS_OF_ROLES = List.of("roles", "groups");

    /** Before a {@link Role}'s scope, among much else that other issuers say there. */
    private static final String OURS = "skylens-";

    private Claims() {}

    /** Of a token that was signed with this service's own keys. */
    static Grant grantOf(JwtClaims claims) throws InvalidTokenException {
        try {
            var scope = claims.getStringClaimValue(SCOPE);
            return grantOf(claims, scope == null ? Role.DEVICE : ownRole(scope));
        } catch (MalformedClaimException e) {
            throw wrongType();
        }
    }

    /** Of a token that another issuer signed: only who has one of our roles there is anybody here; the highest counts. */
    static Grant issuersGrantOf(JwtClaims claims) throws InvalidTokenException {
        try {
            var scope = Optional.ofNullable(claims.getStringClaimValue(SCOPE)).orElse("");
            var words = Stream.of(scope.split(" "));
            for (var list : LISTS_OF_ROLES) {
                if (claims.hasClaim(list)) {
                    words = Stream.concat(words, claims.getStringListClaimValue(list).stream());
                }
            }
            var role = words.filter(word -> word.startsWith(OURS))
                    .flatMap(word -> Role.ofScope(word.substring(OURS.length())).stream())
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new InvalidTokenException("token's issuer must give one of the roles"
                            + " skylens-device, skylens-viewer, skylens-operator or skylens-admin, and gives none"));
            return grantOf(claims, role);
        } catch (MalformedClaimException e) {
            throw wrongType();
        }
    }

    private static Grant grantOf(JwtClaims claims, Role role) throws InvalidTokenException, MalformedClaimException {
        try {
            var issuedAt = claims.getIssuedAt();
            return new Grant(
                    claims.getSubject(),
                    role,
                    dronesOf(claims, role),
                    issuedAt == null ? Instant.EPOCH : Instant.ofEpochSecond(issuedAt.getValue()),
                    Optional.ofNullable(claims.getExpirationTime()).map(end -> Instant.ofEpochSecond(end.getValue())));
        } catch (InvalidDroneIdException e) {
            throw new InvalidTokenException("token names a drone that cannot be: " + e.getMessage());
        }
    }

    private static Role ownRole(String scope) throws InvalidTokenException {
        return Role.ofScope(scope)
                .orElseThrow(() -> new InvalidTokenException(
                        "token's scope must be device, viewer, operator or admin, and is none of these"));
    }

    private static Optional<Set<DroneId>> dronesOf(JwtClaims claims, Role role) throws MalformedClaimException {
        if (role == Role.DEVICE) {
            return Optional.of(Set.of(DroneId.of(claims.getSubject())));
        }
        if (!claims.hasClaim(DRONES)) {
            return Optional.empty();
        }
        List<String> named = claims.getStringListClaimValue(DRONES);
        return Optional.of(named.stream().map(DroneId::of).collect(Collectors.toUnmodifiableSet()));
    }

    private static InvalidTokenException wrongType() {
        return new InvalidTokenException("token has a claim of a wrong type");
    }
}

package io.skylens.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.contract.DroneId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderClaimsTest {

    private static final Instant END = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void shouldBeWhatTheProviderSays() throws Exception {
        var grant = ProviderClaims.grantOf(
                idToken("{\"sub\":\"1\",\"iat\":1763629200,\"email\":\"jin@example.org\",\"drones\":[\"alpha\"],"
                        + "\"groups\":[\"staff\",\"skylens-viewer\"]}"),
                "email",
                END);

        assertThat(grant.subject()).isEqualTo("jin@example.org");
        assertThat(grant.role()).isEqualTo(Role.VIEWER);
        assertThat(grant.drones()).hasValue(Set.of(new DroneId("alpha")));
        assertThat(grant.issuedAt())
                .as("not now: a revocation since then counts")
                .isEqualTo("2025-11-20T09:00:00Z");
        assertThat(grant.expiresAt()).hasValue(END);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"sub\":\"1\",\"email\":\"a\"} | gives none",
                "{\"sub\":\"1\",\"email\":\"a\",\"groups\":[\"skylens-device\"]} | must be a person",
                "{\"sub\":\"1\",\"groups\":[\"skylens-viewer\"]} | skylens.sign-in.name-claim",
                "{\"sub\":\"1\",\"email\":\" \",\"groups\":[\"skylens-viewer\"]} | skylens.sign-in.name-claim",
                "{\"sub\":\"1\",\"email\":[1],\"groups\":[\"skylens-viewer\"]} | skylens.sign-in.name-claim",
                "{\"sub\":\"1\",\"email\":\"a\",\"groups\":\"skylens-viewer\"} | wrong type",
                "nonsense | not one"
            })
    void shouldBeNobodyWithoutARoleAndAName(String claims, String reason) {
        assertThatThrownBy(() -> ProviderClaims.grantOf(idToken(claims), "email", END))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining(reason);
    }

    private static String idToken(String claims) {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return "e30." + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".signature";
    }
}

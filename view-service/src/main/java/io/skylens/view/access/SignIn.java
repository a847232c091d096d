package io.skylens.view.access;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.skylens.access.Grant;
import io.skylens.access.InvalidTokenException;
import io.skylens.access.ProviderClaims;
import io.skylens.access.TokenIssuer;
import io.skylens.access.UnusableKeysException;
import io.skylens.access.WatchedKeys;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Signing in with an OpenID Connect provider. Quarkus walks the way to the provider and back, on {@link #PATH} alone; what
 * comes of it is a token of this service's own, so that {@link Gate} decides about whoever signed in as about everybody.
 */
@Singleton
class SignIn {

    static final String PATH = "/sign-in";

    private static final int SECRET_CHARACTERS = 32;

    private final SignInConfig config;
    private final WatchedKeys keys;
    private final Clock clock;

    SignIn(SignInConfig config, WatchedKeys keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    boolean isOn() {
        return config.provider().isPresent();
    }

    /** As it was asked for, so that no other spelling of a path passes for this one. */
    boolean isWayIn(String rawPath) {
        return isOn() && PATH.equals(rawPath);
    }

    /** Wrong settings stop the start; a provider that is away does not. */
    void begin(@Observes Oidc oidc) {
        if (isOn()) {
            requireSettings();
            oidc.create(tenant());
        } else {
            oidc.create(OidcTenantConfig.builder().disableTenant().build());
        }
    }

    /** @throws InvalidTokenException when the provider gives the person no role here */
    Grant grantOf(String idToken) throws InvalidTokenException {
        return ProviderClaims.grantOf(
                idToken, config.nameClaim(), clock.instant().plus(config.session()));
    }

    String tokenOf(Grant grant) throws UnusableKeysException {
        return new TokenIssuer(keys.current()).issue(grant);
    }

    Instant now() {
        return clock.instant();
    }

    private void requireSettings() {
        if (config.clientId().isEmpty() || config.clientSecret().isEmpty()) {
            throw new ConfigurationException("skylens.sign-in.provider needs skylens.sign-in.client-id and"
                    + " skylens.sign-in.client-secret besides");
        }
        try {
            new TokenIssuer(keys.current());
        } catch (UnusableKeysException e) {
            throw new ConfigurationException(
                    "skylens.sign-in.provider needs skylens.access.keys to sign with: " + e.getMessage());
        }
    }

    private OidcTenantConfig tenant() {
        return OidcTenantConfig.authServerUrl(config.provider().orElseThrow().toString())
                .clientId(config.clientId().orElseThrow())
                .credentials(config.clientSecret().orElseThrow())
                .applicationType(ApplicationType.WEB_APP)
                .authentication()
                .redirectPath(PATH)
                .restorePathAfterRedirect()
                .scopes(config.scopes())
                .pkceRequired()
                .nonceRequired()
                .stateSecret(secretFor("state"))
                .cookiePath(PATH)
                .cookieForceSecure(config.https())
                .forceRedirectHttpsScheme(config.https())
                .end()
                .tokenStateManager()
                .strategy(Strategy.ID_TOKEN)
                .encryptionSecret(secretFor("session"))
                .end()
                .build();
    }

    /** The same in every pod, since any may get the answer to what another has asked. */
    private String secretFor(String purpose) {
        try {
            var text = "skylens/" + purpose + "/" + config.clientSecret().orElseThrow();
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SECRET_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

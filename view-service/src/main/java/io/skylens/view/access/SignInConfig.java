package io.skylens.view.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How people sign in with an OpenID Connect provider. Without {@code provider} nobody does. */
@ConfigMapping(prefix = "skylens.sign-in")
public interface SignInConfig {

    /** The provider's address, below which it describes itself ({@code /.well-known/openid-configuration}). */
    Optional<URI> provider();

    /** What this service is called there. */
    Optional<String> clientId();

    /** What only this service and the provider know; the same in every pod. */
    Optional<String> clientSecret();

    /** What is asked for besides {@code openid}, such as those that bring the roles. */
    @WithDefault("profile")
    List<String> scopes();

    /** The claim that names a person in the audit log, on the page and in revocations; one that people cannot choose. */
    @WithDefault("preferred_username")
    String nameClaim();

    /** For how long one sign-in lasts. Somebody whom the provider no longer knows goes on looking for as long. */
    @WithDefault("1h")
    Duration session();

    /** Whether browsers reach this service by https, itself or through a proxy. False is for a trial on one machine. */
    @WithDefault("true")
    boolean https();
}

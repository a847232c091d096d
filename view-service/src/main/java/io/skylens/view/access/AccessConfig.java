package io.skylens.view.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who is let in. */
@ConfigMapping(prefix = "skylens.access")
public interface AccessConfig {

    /**
     * The keys that tokens are signed with, as a JSON Web Key Set (RFC 7517). Read anew when the file changes. Without
     * keys, no token opens anything.
     */
    Optional<Path> keys();

    /**
     * Somebody else whose tokens are believed besides, such as an OpenID Connect provider, as tokens name it ({@code iss}).
     * Only who has one of the roles {@code skylens-device}, {@code skylens-viewer}, {@code skylens-operator} or
     * {@code skylens-admin} in {@code scope}, {@code roles} or {@code groups} is anybody here.
     */
    Optional<String> issuer();

    /** What tokens of that issuer must say of whom they are for ({@code aud}). */
    Optional<String> audience();

    /** The address of that issuer's public keys, as a JSON Web Key Set; https, or http on this machine. */
    Optional<URI> issuerKeys();

    /** Networks that need no token, each as address and prefix length. By default this machine only. */
    @WithDefault("127.0.0.0/8,::1/128")
    Optional<List<String>> openTo();

    /**
     * Names of this service, besides {@code localhost} and addresses, by which browsers of those networks may ask for it.
     * Under any other name a page of a stranger could be asking through somebody's browser.
     */
    Optional<List<String>> hosts();
}

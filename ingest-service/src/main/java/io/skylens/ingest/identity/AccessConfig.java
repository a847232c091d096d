package io.skylens.ingest.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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

    /** Networks that need no token, each as address and prefix length. By default this machine only. */
    @WithDefault("127.0.0.0/8,::1/128")
    Optional<List<String>> openTo();
}

package io.skylens.view.access;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a browser goes to sign out with the provider too: else the next sign-in would ask nobody for a password. */
@Singleton
class SignOut {

    private final SignInConfig config;
    private final TenantConfigBean tenants;

    SignOut(SignInConfig config, TenantConfigBean tenants) {
        this.config = config;
        this.tenants = tenants;
    }

    /** Empty where nobody signs in, the provider has no such address, or has not been reached yet. */
    Optional<String> address(HttpServerRequest request) {
        if (config.provider().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(tenants.getDefaultTenant().getOidcMetadata())
                .flatMap(metadata -> Optional.ofNullable(metadata.getEndSessionUri()))
                .map(end -> end + (end.contains("?") ? "&" : "?") + "client_id="
                        + encoded(config.clientId().orElseThrow()) + "&post_logout_redirect_uri="
                        + encoded(home(request)));
    }

    private String home(HttpServerRequest request) {
        return (config.https() ? "https" : "http") + "://" + request.authority() + LocalPage.HOME;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.skylens.view.access;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/** The addresses of this service's own pages: the only ones that anybody is sent back to. */
final class LocalPage {

    static final String HOME = "/";

    private static final Pattern DRONE = Pattern.compile("/drones/[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private LocalPage() {}

    /** The path that was asked for, so that no browser takes it for another site's: //evil.example would be one. */
    static String pathOf(HttpServerRequest request) {
        return HOME + request.path().replaceFirst("^[/\\\\]+", "");
    }

    /** The page of that path, or the first where there is none. */
    static String of(String path) {
        return path != null && DRONE.matcher(path).matches() ? path : HOME;
    }
}

package io.skylens.view.access;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.websockets.next.WebSocket;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that this service serves, found in the service itself, so that none is forgotten. */
final class Endpoints {

    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    private Endpoints() {}

    /** {@code GET /api/v1/drones/{id}}, each; parameters by name, in braces. */
    static Set<String> of(Router router) {
        var found = new TreeSet<String>();
        router.getRoutes().stream().filter(route -> route.getPath() != null).forEach(route -> methods(route.methods())
                .forEach(method -> found.add(method + " " + route.getPath().replaceAll(":(\\w+)", "{$1}"))));
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.skylens.view");
        classes.forEach(type -> found.addAll(resources(type)));
        classes.stream()
                .filter(type -> type.isAnnotatedWith(WebSocket.class))
                .forEach(type -> found.add(
                        "GET " + type.getAnnotationOfType(WebSocket.class).path()));
        return found;
    }

    private static Stream<String> methods(Set<HttpMethod> methods) {
        return methods == null ? Stream.of("GET", "POST") : methods.stream().map(HttpMethod::name);
    }

    private static Set<String> resources(JavaClass type) {
        var found = new TreeSet<String>();
        if (type.isAnnotatedWith(Path.class)) {
            for (var method : type.getMethods()) {
                METHODS.stream()
                        .filter(method::isAnnotatedWith)
                        .forEach(verb -> found.add(verb.getSimpleName() + " " + path(type, method)));
            }
        }
        return found;
    }

    private static String path(JavaClass type, JavaMethod method) {
        var own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        var path = "/" + type.getAnnotationOfType(Path.class).value() + "/" + own;
        return path.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}

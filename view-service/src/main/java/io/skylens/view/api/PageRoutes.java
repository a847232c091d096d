package io.skylens.view.api;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Serves the page under the addresses it gives to its own views. */
@ApplicationScoped
class PageRoutes {

    void install(@Observes Router router) {
        router.get("/drones/:id").handler(request -> request.reroute("/"));
    }
}

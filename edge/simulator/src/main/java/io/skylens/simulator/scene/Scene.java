package io.skylens.simulator.scene;

import io.skylens.simulator.art.Gallery;
import io.skylens.simulator.art.Light;
import io.skylens.simulator.art.ShadowMap;
import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.plan.Building;
import io.skylens.simulator.plan.District;
import io.skylens.simulator.plan.Tree;
import io.skylens.simulator.raster.Model;
import io.skylens.simulator.raster.Terrain;
import java.util.List;

/** A district painted in one light: all that drones over it share. Thread-safe. */
public final class Scene {

    /** A picture so wide that it shows more than this is enlarged a little: the ground would take too much memory. */
    private static final double FINEST = 30;

    private final District district;
    private final Gallery gallery;
    private final ShadowMap shadows;
    private final Terrain ground;
    private final List<Edifice> edifices;

    /** A building with its walls and roof. */
    record Edifice(Building building, Model.Skin skin) {
        Block footprint() {
            return building.footprint();
        }
    }

    /** @param ppm pixels a metre on the ground, as the lowest drone sees it */
    public Scene(District district, Light light, double ppm, long seed) {
        this.district = district;
        gallery = new Gallery(light, Math.min(FINEST, ppm));
        shadows = gallery.shadows(district);
        ground = gallery.ground(district, shadows, seed);
        edifices = district.skyline().buildings().stream()
                .map(building -> new Edifice(building, gallery.building(building)))
                .toList();
    }

    public District district() {
        return district;
    }

    Gallery gallery() {
        return gallery;
    }

    ShadowMap shadows() {
        return shadows;
    }

    Terrain ground() {
        return ground;
    }

    List<Edifice> edifices() {
        return edifices;
    }

    List<Tree> trees() {
        return district.skyline().trees();
    }
}

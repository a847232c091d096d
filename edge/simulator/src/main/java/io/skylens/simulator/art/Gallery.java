package io.skylens.simulator.art;

import io.skylens.simulator.plan.Body;
import io.skylens.simulator.plan.Building;
import io.skylens.simulator.plan.District;
import io.skylens.simulator.plan.Label;
import io.skylens.simulator.plan.Tree;
import io.skylens.simulator.raster.Model;
import io.skylens.simulator.raster.Raster;
import io.skylens.simulator.raster.Terrain;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that is painted once for one light and one resolution, painted when first asked for. Thread-safe. */
public final class Gallery {

    /** 20 MiB a district: finer ground is hardly told from enlarged ground. */
    private static final double FINEST_GROUND = 17;

    private final Map<Integer, Object> painted = new ConcurrentHashMap<>();
    private final Light light;
    private final double ppm;
    private final Raster wake;
    private final Raster beam;

    /** @param ppm pixels a metre, at least as many as will be seen */
    public Gallery(Light light, double ppm) {
        this.light = light;
        this.ppm = ppm;
        wake = new BoatArt(ppm, light).wake();
        beam = Beam.paint(ppm / 2, light);
    }

    public Light light() {
        return light;
    }

    /** A car, a truck or a boat. */
    public Model model(Label label, int look) {
        return (Model) painted.computeIfAbsent(key(label.ordinal(), look), key -> switch (label) {
            case CAR -> new CarArt(ppm, light).paint((Body.Car) Body.of(label, look), look);
            case TRUCK -> new TruckArt(ppm, light).paint((Body.Truck) Body.of(label, look), look);
            case BOAT -> new BoatArt(ppm, light).paint((Body.Boat) Body.of(label, look), look);
            case PERSON -> throw new IllegalArgumentException("a person is painted in parts");
        });
    }

    public PersonParts person(int look) {
        int outfit = look % PersonArt.LOOKS;
        return (PersonParts) painted.computeIfAbsent(
                key(Label.PERSON.ordinal(), outfit), key -> new PersonArt(ppm, light).paint(outfit));
    }

    /** Its heights are shares of the tree's, its radius is {@link #treeRadius()}. */
    public Model tree(Tree.Species species, int look) {
        int crown = look % TreeArt.LOOKS;
        return (Model) painted.computeIfAbsent(
                key(10 + species.ordinal(), crown), key -> new TreeArt(ppm, light).paint(species, crown));
    }

    public double treeRadius() {
        return TreeArt.RADIUS;
    }

    public Model.Skin building(Building building) {
        return new BuildingArt(ppm, light).paint(building);
    }

    public ShadowMap shadows(District district) {
        return ShadowMap.of(district, light.sun());
    }

    public Terrain ground(District district, ShadowMap shadows, long seed) {
        return new GroundPainter(district, light, Math.min(FINEST_GROUND, ppm), seed).paint(shadows);
    }

    /** Foam behind a boat; its middle is where the stern is. */
    public Raster wake() {
        return wake;
    }

    /** The light of two head lights; its middle is where they are. */
    public Raster beam() {
        return beam;
    }

    private static int key(int kind, int look) {
        return kind * Label.LOOKS + look;
    }
}

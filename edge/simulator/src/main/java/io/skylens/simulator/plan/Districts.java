package io.skylens.simulator.plan;

import java.util.List;
import java.util.function.Function;

/** Every kind of district, by name. */
public enum Districts {
    HARBOR("harbor", Harbor::lay),
    DOWNTOWN("downtown", Downtown::lay),
    RIVERSIDE("riverside", Riverside::lay),
    HIGHWAY("highway", Highway::lay),
    BEACH("beach", Beach::lay),
    SUBURB("suburb", Suburb::lay);

    private final String title;
    private final Function<Dice, District> layout;

    Districts(String title, Function<Dice, District> layout) {
        this.title = title;
        this.layout = layout;
    }

    /** In lower case, fit to be a drone's id. */
    public String title() {
        return title;
    }

    /** The same district for the same seed. */
    public District lay(long seed) {
        return layout.apply(new Dice(seed));
    }

    public static List<Districts> all() {
        return List.of(values());
    }
}

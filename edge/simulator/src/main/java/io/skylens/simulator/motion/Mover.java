package io.skylens.simulator.motion;

import java.util.function.Consumer;

/** One object, or several that mind each other. */
interface Mover {

    /** Moves on from {@code time} by {@code step} seconds. */
    void step(double time, double step);

    /** @param ahead seconds, less than a step, by which to look beyond the last one */
    void show(double time, double ahead, Consumer<Actor> to);
}

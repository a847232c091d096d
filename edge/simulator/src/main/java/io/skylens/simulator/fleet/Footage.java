package io.skylens.simulator.fleet;

/** Where a drone's frames come from. Used by one thread at a time. */
public interface Footage {

    Exposure expose(Moment moment);
}

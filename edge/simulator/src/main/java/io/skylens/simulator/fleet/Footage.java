package io.skylens.simulator.fleet;

/** Where a drone's frames come from. Used by one thread at a time. */
public interface Footage {

    /** What it delivers unless it is asked for less. */
    Format format();

    /** @param asked this footage's format, or what it is when it {@link Format#obeying obeys} */
    Exposure expose(Moment moment, Format asked);

    default Exposure expose(Moment moment) {
        return expose(moment, format());
    }
}

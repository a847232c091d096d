package io.skylens.simulator.motion;

/**
 * A place on a way that is passed only when a light allows it.
 *
 * @param from where to wait, in metres from the start
 * @param to where one is safe again
 * @param first which of the junction's roads the way goes along
 */
record Gate(double from, double to, Signal signal, boolean first) {

    double green(double time) {
        return signal.green(first, time);
    }
}

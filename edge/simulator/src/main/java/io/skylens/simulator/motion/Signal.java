package io.skylens.simulator.motion;

/**
 * The lights of a junction: one road goes, both wait until it is clear, the other goes.
 *
 * @param delay seconds by which it runs behind the first junction
 */
record Signal(double delay) {

    private static final double CYCLE = 34;
    private static final double FIRST_GREEN = 15;
    private static final double SECOND_START = 18;
    private static final double SECOND_GREEN = 13;

    /** Seconds for which a road may still go; 0 when it must wait. */
    double green(boolean first, double time) {
        double phase = (time + delay) % CYCLE;
        double since = first ? phase : phase - SECOND_START;
        double length = first ? FIRST_GREEN : SECOND_GREEN;
        return since >= 0 && since < length ? length - since : 0;
    }
}

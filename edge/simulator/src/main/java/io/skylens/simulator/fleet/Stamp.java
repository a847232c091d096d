package io.skylens.simulator.fleet;

import io.skylens.simulator.code.PaintedCode;

/** The code of a frame. */
final class Stamp {

    private static final int SESSIONS = 1 << 16;

    private Stamp() {}

    static PaintedCode of(Moment moment) {
        return new PaintedCode(
                PaintedCode.numberOf(moment.drone()), (int) moment.sequence(), moment.session() % SESSIONS);
    }
}

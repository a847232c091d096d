package io.skylens.ingest.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives beans the clocks of this machine. */
final class TimepieceProducer {

    TimepieceProducer() {}

    @Produces
    @Singleton
    static Timepiece system() {
        return Timepiece.SYSTEM;
    }
}

package io.skylens.ingest.intake;

/** Work that is done every second, on the heartbeat's thread; must not block. */
public interface Sweep {

    void sweep();
}

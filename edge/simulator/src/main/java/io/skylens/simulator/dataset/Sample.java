package io.skylens.simulator.dataset;

import io.skylens.simulator.scene.Shot;

/** @param quality of the JPEG to write */
record Sample(Shot shot, int quality) implements AutoCloseable {

    @Override
    public void close() {
        shot.close();
    }
}

package io.skylens.view.drones;

import io.skylens.contract.DroneId;

/** Is told what changes of the drones, by whichever thread; must not block. */
public interface DroneListener {

    /** A status came, or the state changed. */
    void changed(Drone drone);

    /** The drone was forgotten. */
    void gone(DroneId drone);
}

package io.skylens.simulator.motion;

import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.plan.Label;

/**
 * An object at one instant.
 *
 * @param look chooses its colours and shape
 * @param speed in m/s
 * @param stride metres gone so far, by which legs move
 */
public record Actor(Label label, int look, Pose pose, double speed, double stride) {}

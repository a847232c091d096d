package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Pose;

/** A parked car or truck, or a moored boat. */
public record Standing(Label label, Pose pose, int look) {}

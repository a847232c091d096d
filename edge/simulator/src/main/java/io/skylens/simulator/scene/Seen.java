package io.skylens.simulator.scene;

import io.skylens.contract.Box;
import io.skylens.simulator.plan.Label;

/**
 * An object that can be seen in a picture.
 *
 * @param box around its visible pixels
 * @param visible 0..1, the share of it that is inside the picture and not hidden
 */
public record Seen(Label label, Box box, double visible) {}

package io.skylens.view.viewer;

import io.skylens.contract.DroneId;
import io.skylens.view.rendition.Rendition;

/**
 * What a viewer wants to see.
 *
 * @param fps frames a second at most; null for all
 */
public record Wish(DroneId drone, Rendition rendition, Double fps) {}

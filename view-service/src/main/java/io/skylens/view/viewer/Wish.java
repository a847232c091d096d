package io.skylens.view.viewer;

import io.skylens.contract.DroneId;
import io.skylens.view.rendition.Rendition;

/**
 * What a viewer wants to see.
 *
 * @param fps frames a second at most; null for all
 * @param bare whether detections are of no use to it: its frames do not wait for them
 */
public record Wish(DroneId drone, Rendition rendition, Double fps, boolean bare) {}

package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Path;

/**
 * A way people walk on.
 *
 * @param width metres over which they spread
 * @param closed whether it ends where it begins; on others they turn round at the ends
 * @param people how many
 */
public record Walkway(Path path, double width, boolean closed, int people) {}

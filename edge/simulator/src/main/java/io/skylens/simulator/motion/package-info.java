/** How everything in a district moves, in steps of simulated time; the same for the same seed. No pixels. */
package io.skylens.simulator.motion;

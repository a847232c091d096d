/** Drones: who they are, how they fly, and when each makes its next picture. */
package io.skylens.simulator.fleet;

/** Simulated drones: a town seen from above, sent as a device would send it. */
package io.skylens.simulator;

/**
 * What stands where in a district: roads, water, buildings, trees, and the ways that people and boats take. No pixels.
 */
package io.skylens.simulator.plan;

/** Paints what is painted once: cars, people, boats, trees, roofs and the ground, each in the light of the day. */
package io.skylens.simulator.art;

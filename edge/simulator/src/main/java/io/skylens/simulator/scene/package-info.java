/** Pictures of a living district, and the boxes of what is really to be seen in them. */
package io.skylens.simulator.scene;

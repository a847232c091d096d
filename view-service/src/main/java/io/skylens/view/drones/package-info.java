/** Which drones there are, and whether what is seen of each is live. */
package io.skylens.view.drones;

/** How frames leave a drone: connections that come back by themselves and never hold more than one frame. */
package io.skylens.simulator.send;

/** What goes wrong with real cameras and their networks, on purpose. */
package io.skylens.simulator.fault;

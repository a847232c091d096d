/** What all pods together know of drones, as read from {@code skylens.drones}. */
package io.skylens.ingest.fleet;

/** The statuses of drones, to and from {@code skylens.drones}, and the heartbeat that keeps them fresh. */
package io.skylens.ingest.status;

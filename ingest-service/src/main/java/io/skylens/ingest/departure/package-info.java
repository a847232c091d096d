/** How a pod that is to end hands its devices to others. */
package io.skylens.ingest.departure;

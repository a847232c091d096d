/** What was found in a device's frames, brought back to the device. */
package io.skylens.ingest.results;

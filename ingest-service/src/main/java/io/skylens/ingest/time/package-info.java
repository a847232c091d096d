/** The clocks, so that tests can set them. */
package io.skylens.ingest.time;

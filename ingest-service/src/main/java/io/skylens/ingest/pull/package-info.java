/** Streams that are fetched or waited for: what a protocol must do to take part, and where none may reach. */
package io.skylens.ingest.pull;

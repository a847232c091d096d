/** Errors over HTTP. */
package io.skylens.ingest.problem;

/** Endless {@code multipart/x-mixed-replace} streams, pushed or pulled: one JPEG a part. */
package io.skylens.ingest.source.stream;

/** From an accepted frame to {@code skylens.frames}, or to the reason why not. */
package io.skylens.ingest.publish;

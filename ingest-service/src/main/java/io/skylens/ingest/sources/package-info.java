/** Declared sources: where they are declared, who runs which, and how each is kept running. */
package io.skylens.ingest.sources;

/** What can be set, with units, bounds and defaults. */
package io.skylens.ingest.config;

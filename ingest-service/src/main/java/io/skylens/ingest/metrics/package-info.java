/** What Prometheus is told. */
package io.skylens.ingest.metrics;

/** What devices are told of how to film: what operators set, and what their frames' fate asks for. */
package io.skylens.ingest.guide;

/** Frames that come as single HTTP POSTs. */
package io.skylens.ingest.source.http;

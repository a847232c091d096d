/** Bytes that arrive in pieces of any size: what the splitters of endless streams share. Pure, no framework. */
package io.skylens.ingest.bytes;

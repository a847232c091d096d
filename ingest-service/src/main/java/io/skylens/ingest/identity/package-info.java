/** Who sends: the one check that every endpoint passes. */
package io.skylens.ingest.identity;

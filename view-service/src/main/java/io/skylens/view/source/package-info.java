/** The streams that ingest fetches: which are declared, how they are doing, and changes to them. */
package io.skylens.view.source;

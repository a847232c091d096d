/** The one gate for frames of every protocol: sessions, checks, stamps and counts. */
package io.skylens.ingest.intake;

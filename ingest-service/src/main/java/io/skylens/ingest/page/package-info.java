/** The page that turns a phone's browser into a camera. */
package io.skylens.ingest.page;

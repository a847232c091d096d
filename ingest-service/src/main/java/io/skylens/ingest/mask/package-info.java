/** Parts of pictures that nobody may see: blotted out before a frame is published. */
package io.skylens.ingest.mask;

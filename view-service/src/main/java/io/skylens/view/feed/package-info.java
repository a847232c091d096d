/** Frames in: the partitions of {@code skylens.frames} that hold a watched drone are read, from the newest frame on. */
package io.skylens.view.feed;

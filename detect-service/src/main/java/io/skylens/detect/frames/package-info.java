/** Reads {@code skylens.frames}: always the newest, never from a commit, with every offset accounted for. */
package io.skylens.detect.frames;

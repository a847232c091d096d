/** Writes {@code skylens.detections} and {@code skylens.detectors}. */
package io.skylens.detect.publish;

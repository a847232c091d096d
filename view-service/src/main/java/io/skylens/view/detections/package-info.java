/** Detections and detectors in, always and of all drones: they are small. */
package io.skylens.view.detections;

/** What scripts and the page ask: drones, detections, detectors, events. */
package io.skylens.view.api;

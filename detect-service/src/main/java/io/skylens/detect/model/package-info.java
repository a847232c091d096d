/** The seam {@link io.skylens.detect.model.Detector}, and what every YOLO model shares whatever engine runs it. */
package io.skylens.detect.model;

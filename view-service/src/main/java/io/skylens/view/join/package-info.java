/** Brings frames and detections together, by (partition, offset). Knows no framework, no thread and no clock. */
package io.skylens.view.join;

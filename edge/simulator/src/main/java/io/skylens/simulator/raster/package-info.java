/**
 * A small software renderer that looks straight down: rasters and boxes in true perspective, and whose each pixel is.
 */
package io.skylens.simulator.raster;

package io.skylens.simulator.art;

import io.skylens.simulator.raster.Raster;

/**
 * The rasters of a person.
 *
 * @param foot one of two, told apart by where it is put
 * @param hand likewise
 * @param shadow lies along the direction in which shadows fall, beginning at its middle
 */
public record PersonParts(Raster foot, Raster torso, Raster hand, Raster head, Raster shadow) {}

/**
 * Points, paths and rectangles on the ground, in metres: x to the east, y to the south, headings clockwise from east.
 */
package io.skylens.simulator.geometry;

/**
 * Who made a picture and when, painted into it so that a program can tell at the other end, whatever happened between.
 */
package io.skylens.simulator.code;

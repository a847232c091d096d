/** Skylens whole on one machine: the commands, and what processes make the system. */
package io.skylens.allinone;

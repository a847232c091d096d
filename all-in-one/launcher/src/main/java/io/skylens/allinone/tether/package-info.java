/** Ends a child when the launcher is gone, however it went; a jar of its own, without dependencies. */
package io.skylens.allinone.tether;

/** Measurements of the packaged system on this machine; each says what it has measured, and fails if its target is missed. */
package io.skylens.benchmarks;

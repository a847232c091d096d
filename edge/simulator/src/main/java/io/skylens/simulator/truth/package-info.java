/** Ground truth as text: what really was in each frame that was sent. */
package io.skylens.simulator.truth;

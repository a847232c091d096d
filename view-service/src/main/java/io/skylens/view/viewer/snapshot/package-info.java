/** Viewers that take one picture. */
package io.skylens.view.viewer.snapshot;

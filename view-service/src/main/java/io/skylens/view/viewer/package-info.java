/** Frames out: each drone's frames to all who watch it, each at its own pace. */
package io.skylens.view.viewer;

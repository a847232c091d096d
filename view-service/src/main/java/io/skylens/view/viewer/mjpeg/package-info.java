/** Viewers that take an endless multipart of JPEGs over HTTP: an {@code img} tag, VLC, OpenCV, curl. */
package io.skylens.view.viewer.mjpeg;

/** Pixels: JPEG decode and encode, orientation, resize, letterbox, and boxes drawn into pictures. */
package io.skylens.imaging;

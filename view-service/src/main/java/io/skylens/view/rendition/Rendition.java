package io.skylens.view.rendition;

import io.skylens.contract.ViewerRequest.Overlay;

/**
 * How a viewer wants a frame.
 *
 * @param width in pixels, at most; null for the device's own size. Pictures are never enlarged
 * @param overlay who draws the boxes
 */
public record Rendition(Integer width, Overlay overlay) {}

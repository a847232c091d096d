package io.skylens.detect.pipeline;

import io.skylens.imaging.JpegCodec;

/**
 * How JPEGs become pictures.
 *
 * @param reduced whether those larger than the model's square are decoded smaller than they are
 */
public record Decoding(JpegCodec codec, boolean reduced) {}

package io.skylens.detect.model;

import java.nio.FloatBuffer;

/**
 * One output of a model.
 *
 * @param values row after row, the last dimension running fastest; read by absolute index only
 */
public record Tensor(FloatBuffer values, TensorForm form) {}

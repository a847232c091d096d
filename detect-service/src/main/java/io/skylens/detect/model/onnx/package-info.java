/** ONNX models, through DJL's ONNX Runtime engine. */
package io.skylens.detect.model.onnx;

/** The threads between a waiting frame and its detections: decode, run the model, check the age, publish. */
package io.skylens.detect.pipeline;

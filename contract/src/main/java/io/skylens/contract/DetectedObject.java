package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * One object a detector found in a frame.
 *
 * @param label the class's name as the model file gives it
 * @param confidence 0..1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DetectedObject(String label, int classId, double confidence, Box box) {}

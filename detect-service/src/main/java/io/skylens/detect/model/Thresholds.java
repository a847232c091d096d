package io.skylens.detect.model;

/**
 * Which boxes are objects.
 *
 * @param confidence the least, 0..1
 * @param iou above which the less confident of two boxes of a class is held to be the same object, 0..1
 * @param maxObjects of one picture
 */
public record Thresholds(float confidence, float iou, int maxObjects) {}

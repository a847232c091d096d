package io.skylens.detect.model;

/** A box that may be an object, by its corners in pixels of the model's square. */
record Candidate(float left, float top, float right, float bottom, int classId, float confidence) {

    static Candidate centred(float x, float y, float width, float height, int classId, float confidence) {
        return new Candidate(x - width / 2, y - height / 2, x + width / 2, y + height / 2, classId, confidence);
    }

    /** Intersection over union, 0..1. */
    float iou(Candidate other) {
        float width = Math.min(right, other.right) - Math.max(left, other.left);
        float height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        float intersection = width * height;
        return intersection / (area() + other.area() - intersection);
    }

    private float area() {
        return (right - left) * (bottom - top);
    }
}

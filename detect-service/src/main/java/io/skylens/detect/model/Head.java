package io.skylens.detect.model;

/** How a model lays out what it finds, and with that how it wants its pictures; C classes, N places or boxes. */
public enum Head {
    /** {@code [B,4+C,N]}: YOLOv8, YOLO11 and their like, as Ultralytics exports them. */
    YOLOV8,
    /** {@code [B,N,5+C]} with three anchors a place: YOLOv5, YOLOv7. */
    YOLOV5,
    /** {@code [B,N,5+C]} with one anchor a place, boxes not yet decoded: YOLOX as its own exporter leaves it. */
    YOLOX,
    /** The same, decoded by the model ({@code --decode_in_inference}); never chosen by shape, which is that of YOLOX. */
    YOLOX_DECODED,
    /** {@code [B,N,6]}, left, top, right, bottom, confidence, class: exports that need no suppression, as YOLOv10's. */
    END_TO_END,
    /** Three outputs: boxes by their corners, class ids, confidences, as torchvision and many exporters end. */
    BOXES;

    /** How pictures are to be prepared for it. */
    InputSpec input(int size) {
        return this == YOLOX || this == YOLOX_DECODED ? InputSpec.yolox(size) : InputSpec.ultralytics(size);
    }
}

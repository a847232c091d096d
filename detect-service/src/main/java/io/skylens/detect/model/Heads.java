package io.skylens.detect.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells how a model lays out its boxes by the shapes of its outputs. */
final class Heads {

    private static final List<Head> TOLD_BY_SHAPE =
            List.of(Head.YOLOV8, Head.YOLOX, Head.YOLOV5, Head.END_TO_END, Head.BOXES);
    private static final List<Integer> USUAL_LARGEST_STRIDES = List.of(32, 64);
    private static final int SMALLEST_STRIDE = 8;
    private static final int ANCHORS_A_PLACE = 3;

    /** A head and the layout that reads it. */
    record Choice(Head head, OutputLayout layout) {}

    /**
     * What is known of a model beside its outputs.
     *
     * @param size side of its square in pixels
     * @param largestStride pixels between the places of its coarsest grid; 0 where the file does not say
     */
    record Known(int size, int classes, int largestStride) {

        /** The grid with that many places, if one of those possible has them: by 8, 16, … pixels to the largest stride. */
        Optional<Grid> grid(int places) {
            return (largestStride > 0 ? List.of(largestStride) : USUAL_LARGEST_STRIDES)
                    .stream()
                            .map(last ->
                                    IntStream.iterate(SMALLEST_STRIDE, stride -> stride <= last, stride -> 2 * stride))
                            .map(strides -> new Grid(size, strides.boxed().toList()))
                            .filter(grid -> grid.places() == places)
                            .findFirst();
        }
    }

    private Heads() {}

    /** @param wanted else the first that the shapes fit */
    static Optional<Choice> choose(Optional<Head> wanted, List<TensorForm> outputs, Known known) {
        return wanted.map(List::of).orElse(TOLD_BY_SHAPE).stream()
                .flatMap(head ->
                        layout(head, wanted.isPresent(), outputs, known)
                                .map(layout -> new Choice(head, layout))
                                .stream())
                .findFirst();
    }

    private static Optional<OutputLayout> layout(Head head, boolean wanted, List<TensorForm> outputs, Known known) {
        var first = outputs.get(0);
        return switch (head) {
            case YOLOV8 -> AnchorColumns.of(first, known.classes());
            case YOLOX -> yolox(first, known);
            case YOLOV5 ->
                wanted || hasThreeAnchorsAPlace(first, known)
                        ? AnchorRows.of(first, known.classes(), AnchorRows.DECODED)
                        : Optional.empty();
            case YOLOX_DECODED -> AnchorRows.of(first, known.classes(), AnchorRows.DECODED);
            case END_TO_END -> FinalRows.of(first);
            case BOXES -> FinalColumns.of(outputs);
        };
    }

    private static Optional<OutputLayout> yolox(TensorForm output, Known known) {
        return output.rank() != 3
                ? Optional.empty()
                : known.grid(output.length(1)).flatMap(grid -> AnchorRows.of(output, known.classes(), grid.decoder()));
    }

    private static boolean hasThreeAnchorsAPlace(TensorForm output, Known known) {
        return output.rank() == 3
                && output.length(1) % ANCHORS_A_PLACE == 0
                && known.grid(output.length(1) / ANCHORS_A_PLACE).isPresent();
    }
}

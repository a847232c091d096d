package io.skylens.detect.model;

import java.util.List;

/**
 * The places at which a model without anchor shapes looks for objects: over the square of {@code size} pixels one every
 * stride, row by row, the finest grid first.
 */
record Grid(int size, List<Integer> strides) {

    int places() {
        return strides.stream().mapToInt(stride -> side(stride) * side(stride)).sum();
    }

    private int side(int stride) {
        return size / stride;
    }

    /** Boxes from YOLOX's raw numbers: centre {@code (x + column) * stride}, size {@code exp(w) * stride}. */
    AnchorRows.Decoder decoder() {
        var columns = new int[places()];
        var rows = new int[places()];
        var strideOf = new int[places()];
        int place = 0;
        for (int stride : strides) {
            for (int row = 0; row < side(stride); row++) {
                for (int column = 0; column < side(stride); column++, place++) {
                    columns[place] = column;
                    rows[place] = row;
                    strideOf[place] = stride;
                }
            }
        }
        return (at, box) -> {
            int stride = strideOf[at];
            box[0] = (box[0] + columns[at]) * stride;
            box[1] = (box[1] + rows[at]) * stride;
            box[2] = (float) Math.exp(box[2]) * stride;
            box[3] = (float) Math.exp(box[3]) * stride;
        };
    }
}

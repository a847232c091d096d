package io.skylens.detect.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnchorColumnsTest {

    private static final int CLASSES = 2;
    private static final int ANCHORS = 3;

    @Test
    void shouldReadTheBestClassOfEachAnchorThatIsConfidentEnough() {
        var output = tensor(1, new float[] {
            100,
            0,
            300, // centre x
            50,
            0,
            60, // centre y
            20,
            0,
            40, // width
            10,
            0,
            20, // height
            0.3f,
            0.2f,
            0.1f, // class 0
            0.9f,
            0.1f,
            0.7f // class 1
        });

        var candidates = layout().read(List.of(output), 0, 0.25f);

        assertThat(candidates)
                .containsExactly(new Candidate(90, 45, 110, 55, 1, 0.9f), new Candidate(280, 50, 320, 70, 1, 0.7f));
    }

    @Test
    void shouldReadEachPictureOfABatchFromItsOwnPlace() {
        var values = new float[2 * 6 * 3];
        values[6 * 3] = 10; // centre x of the second picture's first anchor
        values[6 * 3 + 4 * 3] = 0.5f;

        var layout = layout();

        assertThat(layout.read(List.of(tensor(2, values)), 0, 0.25f)).isEmpty();
        assertThat(layout.read(List.of(tensor(2, values)), 1, 0.25f))
                .containsExactly(new Candidate(10, 0, 10, 0, 0, 0.5f));
    }

    @Test
    void shouldFitByTheNumberOfClasses() {
        assertThat(AnchorColumns.of(TensorForm.of(1, 84, 8400), 80)).isPresent();
        assertThat(AnchorColumns.of(TensorForm.of(1, 84, 8400), 3)).isEmpty();
        assertThat(AnchorColumns.of(TensorForm.of(1, 3549, 85), 80)).isEmpty();
        assertThat(AnchorColumns.of(TensorForm.of(1, 84), 80)).isEmpty();
    }

    private static OutputLayout layout() {
        return AnchorColumns.of(TensorForm.of(1, 4 + CLASSES, ANCHORS), CLASSES).orElseThrow();
    }

    private static Tensor tensor(int batch, float[] values) {
        return new Tensor(FloatBuffer.wrap(values), TensorForm.of(batch, 4 + CLASSES, ANCHORS));
    }
}

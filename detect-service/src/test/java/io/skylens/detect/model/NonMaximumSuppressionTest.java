package io.skylens.detect.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {

    private static final Thresholds THRESHOLDS = new Thresholds(0.25f, 0.45f, 300);

    @Test
    void shouldKeepTheMostConfidentOfBoxesOnOneObject() {
        var weak = new Candidate(0, 0, 10, 10, 0, 0.5f);
        var strong = new Candidate(1, 0, 11, 10, 0, 0.9f);

        assertThat(NonMaximumSuppression.keep(List.of(weak, strong), THRESHOLDS))
                .containsExactly(strong);
    }

    @Test
    void shouldKeepBoxesOfDifferentClassesOnOnePlace() {
        var person = new Candidate(0, 0, 10, 10, 0, 0.5f);
        var horse = new Candidate(0, 0, 10, 10, 1, 0.9f);

        assertThat(NonMaximumSuppression.keep(List.of(person, horse), THRESHOLDS))
                .containsExactly(horse, person);
    }

    @Test
    void shouldCompareWithKeptBoxesOnly() {
        var first = new Candidate(0, 0, 10, 10, 0, 0.9f);
        var second = new Candidate(3, 0, 13, 10, 0, 0.8f);
        var third = new Candidate(6, 0, 16, 10, 0, 0.7f);

        assertThat(NonMaximumSuppression.keep(List.of(first, second, third), THRESHOLDS))
                .containsExactly(first, third);
    }

    @Test
    void shouldKeepNoMoreObjectsThanTold() {
        var apart = new ArrayList<Candidate>();
        for (int i = 0; i < 10; i++) {
            apart.add(new Candidate(20 * i, 0, 20 * i + 10, 10, 0, 0.3f + i / 100f));
        }

        var kept = NonMaximumSuppression.keep(apart, new Thresholds(0.25f, 0.45f, 3));

        assertThat(kept).extracting(Candidate::left).containsExactly(180f, 160f, 140f);
    }

    @Test
    void shouldMeasureOverlap() {
        var square = new Candidate(0, 0, 10, 10, 0, 1);

        assertThat(square.iou(new Candidate(5, 0, 15, 10, 0, 1))).isCloseTo(1 / 3f, within(1e-6f));
        assertThat(square.iou(new Candidate(10, 0, 20, 10, 0, 1))).isZero();
        assertThat(square.iou(new Candidate(0, 0, 0, 0, 0, 1))).isZero();
    }
}

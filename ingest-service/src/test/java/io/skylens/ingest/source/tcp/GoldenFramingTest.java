package io.skylens.ingest.source.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.ingest.bytes.Cuts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenFramingTest {

    @Test
    void shouldKnowAStreamOfEveryFraming() {
        assertThat(GoldenFraming.all()).extracting(GoldenFraming::framing).contains(Framing.values());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldFindTheFramingAndEveryPayload(GoldenFraming golden) {
        var split = Split.of(Cuts.whole(golden.stream()));

        assertThat(split.error()).isNull();
        assertThat(split.framing()).isEqualTo(golden.framing());
        assertThat(split.payloads()).isEqualTo(golden.payloads());
        if (golden.drone() == null) {
            assertThat(split.hellos()).isEmpty();
        } else {
            assertThat(split.hellos()).singleElement().satisfies(hello -> {
                assertThat(hello.drone().value()).isEqualTo(golden.drone());
                assertThat(hello.token()).isEqualTo(golden.token());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldFindTheSameHoweverTheNetworkCutsTheStream(GoldenFraming golden) {
        var stream = golden.stream();
        var whole = Split.of(Cuts.whole(stream));

        for (int size = 1; size <= stream.length; size++) {
            assertThat(Split.of(Cuts.every(stream, size)))
                    .as("chunks of %d", size)
                    .isEqualTo(whole);
        }
        var random = new Random(42);
        for (int round = 0; round < 200; round++) {
            assertThat(Split.of(Cuts.random(stream, random)))
                    .as("round %d", round)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldFindTheSameWhereverTheFirstTwoFramesAreCutTwice(GoldenFraming golden) {
        var stream = golden.stream();
        var whole = Split.of(Cuts.whole(stream));
        int end = Math.min(stream.length, 130);

        for (int first = 0; first <= end; first++) {
            for (int second = first; second <= end; second++) {
                assertThat(Split.of(Cuts.at(stream, first, second)))
                        .as("cut at %d and %d", first, second)
                        .isEqualTo(whole);
            }
        }
    }

    static List<GoldenFraming> vectors() {
        return GoldenFraming.all();
    }
}

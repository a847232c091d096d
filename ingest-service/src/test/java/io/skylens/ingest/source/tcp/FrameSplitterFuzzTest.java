package io.skylens.ingest.source.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.skylens.ingest.bytes.Cuts;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzed with {@code JAZZER_FUZZ=1}; else the seeds, which are the golden streams, are ordinary tests. */
class FrameSplitterFuzzTest {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1h", maxExecutions = 10_000_000)
    void shouldEndWithPayloadsOrOneErrorHoweverTheStreamIsCut(byte[] stream) {
        var random = new Random(stream.length);

        assertThat(Split.of(Cuts.random(stream, random))).isEqualTo(Split.of(Cuts.whole(stream)));
    }

    static Stream<byte[]> seeds() {
        return GoldenFraming.all().stream().map(GoldenFraming::stream);
    }
}

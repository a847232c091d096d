package io.skylens.ingest.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.skylens.ingest.bytes.Cuts;
import io.skylens.ingest.bytes.Jpegs;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzed with {@code JAZZER_FUZZ=1}; else the seeds, one for each kind of sender, are ordinary tests. */
class MultipartSplitterFuzzTest {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1h", maxExecutions = 10_000_000)
    void shouldEndWithPartsOrOneErrorHoweverTheStreamIsCut(byte[] stream) {
        var random = new Random(stream.length);

        assertThat(Parts.of(Boundary.unknown(), Cuts.random(stream, random)))
                .isEqualTo(Parts.of(Boundary.unknown(), Cuts.whole(stream)));
    }

    static Stream<byte[]> seeds() {
        var jpeg = Jpegs.ofLength(40, 1);
        return Arrays.stream(SenderStyle.values()).map(style -> style.stream(jpeg, Arrays.copyOf(jpeg, 33), jpeg));
    }
}

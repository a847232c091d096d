package io.skylens.ingest.bytes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzed with {@code JAZZER_FUZZ=1}; else the seeds are ordinary tests. */
class JpegEndFuzzTest {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1h", maxExecutions = 10_000_000)
    void shouldAgreeWithTheJudgeOnTheLengthOfWhateverItAccepts(byte[] jpeg) {
        JpegEndTest.assertAgreement(jpeg, jpeg.length / 2);
    }

    static Stream<byte[]> seeds() {
        var tiny = Jpegs.ofLength(40, 1);
        return Stream.of(tiny, Jpegs.withSegment(tiny, tiny), Jpegs.picture(8, 8, true), Jpegs.picture(8, 8, false));
    }
}

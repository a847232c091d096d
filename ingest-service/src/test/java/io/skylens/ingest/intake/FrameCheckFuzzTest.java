package io.skylens.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneId;
import io.skylens.ingest.bytes.Jpegs;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a WebSocket message, a body or a length-prefixed payload holds. Fuzzed with {@code JAZZER_FUZZ=1}; else the seeds
 * are ordinary tests.
 */
class FrameCheckFuzzTest {

    private static final DroneId DRONE = DroneId.of("fuzzed");
    private static final FrameCheck CHECK = new FrameCheck(10, 100_000, 1_000_000);

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1h", maxExecutions = 10_000_000)
    void shouldAcceptOrSayWhyNot(byte[] message) {
        try {
            var frame = CHECK.check(DRONE, message, DeviceStamp.NONE);
            assertThat(frame.jpeg().length).isBetween(10, 100_000);
            assertThat((long) frame.shape().width() * frame.shape().height()).isLessThanOrEqualTo(1_000_000);
        } catch (RejectedFrameException e) {
            assertThat(e.reason()).isNotNull();
            assertThat(e.getMessage()).contains("must");
        }
    }

    static Stream<byte[]> seeds() {
        var tiny = Jpegs.ofLength(40, 1);
        var prefix = "SKY1\0\0\0\7\0\0\0\0\0\0\0\1".getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                tiny, Jpegs.join(prefix, tiny), Jpegs.picture(8, 8, true), Jpegs.withSegment(tiny, tiny), new byte[0]);
    }
}

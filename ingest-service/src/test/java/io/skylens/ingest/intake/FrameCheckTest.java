package io.skylens.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skylens.contract.DevicePrefix;
import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneId;
import io.skylens.ingest.TestJpeg;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameCheckTest {

    private static final DroneId DRONE = DroneId.of("alpha");
    private static final int MAX_BYTES = 100 << 10;

    private final FrameCheck check = new FrameCheck(0, MAX_BYTES, 50_000_000);

    @Test
    void shouldTakeAJpegAsItIsWithoutACopy() throws Exception {
        var jpeg = TestJpeg.small(1);
        var said = new DeviceStamp(7L, null);

        var frame = check.check(DRONE, jpeg, said);

        assertThat(frame.jpeg()).isSameAs(jpeg);
        assertThat(frame.stamp()).isEqualTo(said);
        assertThat(frame.shape().width()).isEqualTo(64);
    }

    @Test
    void shouldCutThePrefixAndBelieveItMoreThanTheTransport() throws Exception {
        var capturedAt = Instant.parse("2026-11-20T09:00:00.123456Z");
        var jpeg = TestJpeg.small(1);

        var frame = check.check(DRONE, join(DevicePrefix.write(42, capturedAt), jpeg), new DeviceStamp(7L, null));

        assertThat(frame.jpeg()).isEqualTo(jpeg);
        assertThat(frame.stamp()).isEqualTo(new DeviceStamp(42L, capturedAt));
    }

    @Test
    void shouldLetWhatFollowsTheEndOfTheJpegTravelAlong() throws Exception {
        var withTail = join(TestJpeg.small(1), new byte[] {1, 2, 3});
        assertThat(check.check(DRONE, withTail, DeviceStamp.NONE).jpeg()).isEqualTo(withTail);
    }

    @Test
    void shouldNameDroneRuleValueAndKeyOfALimit() {
        assertRejected(
                TestJpeg.claiming(60_000, 60_000),
                RejectReason.TOO_MANY_PIXELS,
                "frame of drone 'alpha' must be at most 50000000 pixels, got 60000x60000 = 3600000000"
                        + " (skylens.ingest.max-pixels)");
        assertRejected(
                Arrays.copyOf(TestJpeg.small(1), MAX_BYTES + 1024),
                RejectReason.TOO_LARGE,
                "frame of drone 'alpha' must be at most 100 KiB, got 101 KiB (skylens.ingest.max-frame-size)");
    }

    @Test
    void shouldRejectWhatIsNoWholeJpeg() {
        var jpeg = TestJpeg.small(1);
        assertRejected(new byte[0], RejectReason.EMPTY, "frame of drone 'alpha' must be a JPEG, is empty");
        assertRejected(
                TestJpeg.png(),
                RejectReason.NOT_JPEG,
                "drone 'alpha': frame must be a JPEG and begin with FF D8, got 89 50");
        assertRejected(
                Arrays.copyOf(jpeg, jpeg.length / 2),
                RejectReason.TRUNCATED,
                "drone 'alpha': frame must be a JPEG complete to its EOI marker, ended after " + jpeg.length / 2
                        + " bytes");
        assertRejected(
                new byte[1000],
                RejectReason.NOT_JPEG,
                "drone 'alpha': frame must be a JPEG and begin with FF D8, got 00 00");
        assertRejected(
                new byte[] {'S', 'K', 'Y', '1', 0},
                RejectReason.TRUNCATED,
                "drone 'alpha': frame's SKY1 prefix must be 16 bytes, got 5");
    }

    private void assertRejected(byte[] payload, RejectReason reason, String message) {
        var rejection =
                catchThrowableOfType(RejectedFrameException.class, () -> check.check(DRONE, payload, DeviceStamp.NONE));
        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection).hasMessage(message);
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}

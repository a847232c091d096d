package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DevicePrefixTest {

    @Test
    void shouldReadAndWriteTheGoldenVectors() throws Exception {
        for (var vector : Json.golden("device-prefix.json")) {
            var bytes = HexFormat.of().parseHex(vector.get("hex").asText());
            var capturedAt = Instant.EPOCH.plus(vector.get("capturedAtMicros").asLong(), ChronoUnit.MICROS);
            long sequence = vector.get("sequence").asLong();

            assertThat(DevicePrefix.write(sequence, capturedAt)).isEqualTo(bytes);
            assertThat(DevicePrefix.startsAt(bytes, 0, bytes.length)).isTrue();
            assertThat(DevicePrefix.read(bytes, 0, bytes.length)).isEqualTo(new DeviceStamp(sequence, capturedAt));
        }
    }

    @Test
    void shouldNotBeConfusedWithAJpeg() {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};

        assertThat(DevicePrefix.startsAt(jpeg, 0, jpeg.length)).isFalse();
        assertThat(DevicePrefix.startsAt(new byte[] {'S', 'K', 'Y'}, 0, 3)).isFalse();
    }

    @Test
    void shouldRefuseAPrefixCutShort() {
        var cut = new byte[] {'S', 'K', 'Y', '1', 0, 0};

        assertThatThrownBy(() -> DevicePrefix.read(cut, 0, cut.length))
                .isInstanceOf(InvalidJpegException.class)
                .hasMessage("frame's SKY1 prefix must be 16 bytes, got 6");
    }

    @Test
    void shouldTakeANonsensicalCaptureTimeAsNotSaid() throws Exception {
        var bytes = HexFormat.of().parseHex("534b593100000001ffffffffffffffff");

        assertThat(DevicePrefix.read(bytes, 0, bytes.length)).isEqualTo(new DeviceStamp(1L, null));
    }
}

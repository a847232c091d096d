package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.kafka.CloudEventDeserializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class FrameHeadersTest {

    private static final FrameHeader FRAME = new FrameHeader(
            new FrameId(DroneId.of("alpha"), 1763600000000417L, 42),
            Instant.parse("2026-11-20T09:00:00.150Z"),
            new PictureShape(1280, 720, 6),
            new DeviceStamp(4711L, Instant.parse("2026-11-20T09:00:00.123456Z")),
            "websocket",
            false,
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    @Test
    void shouldWriteTheGoldenHeaders() throws Exception {
        var written = new TreeMap<String, String>();
        FrameHeaders.write(FRAME).forEach(h -> written.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));

        var golden = new TreeMap<String, String>();
        for (var header : Json.golden("frame-headers.json").get("headers").properties()) {
            golden.put(header.getKey(), header.getValue().asText());
        }
        assertThat(written).isEqualTo(golden);
    }

    @Test
    void shouldReadWhatItWrote() {
        assertThat(FrameHeaders.read("alpha", FrameHeaders.write(FRAME))).isEqualTo(FRAME);
    }

    @Test
    void shouldReadAFrameOfWhichTheDeviceSaidNothing() {
        var silent =
                new FrameHeader(FRAME.id(), FRAME.receivedAt(), FRAME.shape(), DeviceStamp.NONE, "http", true, null);

        assertThat(FrameHeaders.read("alpha", FrameHeaders.write(silent))).isEqualTo(silent);
    }

    @Test
    void shouldBeACloudEventToTheCloudEventsLibrary() {
        try (var deserializer = new CloudEventDeserializer()) {
            var event = deserializer.deserialize(Topics.FRAMES, FrameHeaders.write(FRAME), new byte[] {1, 2, 3});

            assertThat(event.getId()).isEqualTo("alpha/1763600000000417/42");
            assertThat(event.getType()).isEqualTo("io.skylens.frame.v1");
            assertThat(event.getSource()).hasToString("/drones/alpha");
            assertThat(event.getDataContentType()).isEqualTo("image/jpeg");
            assertThat(event.getTime().toInstant()).isEqualTo(FRAME.receivedAt());
            assertThat(event.getExtension("sequence")).isEqualTo("42");
            assertThat(event.getData().toBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void shouldIgnoreHeadersItDoesNotKnow() {
        var headers = FrameHeaders.write(FRAME).add("ce_weather", text("fog")).add("x-other", new byte[0]);

        assertThat(FrameHeaders.read("alpha", headers)).isEqualTo(FRAME);
    }

    @Test
    void shouldNameTheHeaderThatIsMissingOrWrong() {
        assertInvalid(FrameHeaders.write(FRAME).remove("ce_epoch"), "header ce_epoch must be present, got nothing");
        assertInvalid(replaced("ce_sequence", "two"), "header ce_sequence cannot be read from 'two'");
        assertInvalid(replaced("ce_time", "noon"), "header ce_time cannot be read from 'noon'");
        assertInvalid(replaced("ce_orientation", "9"), "orientation of 1..8");
        assertInvalid(replaced("ce_type", "other"), "header ce_type must be io.skylens.frame.v1, got 'other'");
        assertInvalid(replaced("ce_id", "beta/1/2"), "header ce_id must be alpha/1763600000000417/42, got 'beta/1/2'");
    }

    private static void assertInvalid(Headers headers, String message) {
        assertThatThrownBy(() -> FrameHeaders.read("alpha", headers))
                .isInstanceOf(InvalidFrameHeaderException.class)
                .hasMessageContaining(message);
    }

    private static Headers replaced(String name, String value) {
        return FrameHeaders.write(FRAME).remove(name).add(name, text(value));
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}

package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.JpegHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class StreamTest extends RunningIngest {

    private static final String TYPE = "multipart/x-mixed-replace; boundary=frame";

    @Test
    void shouldPublishEachPartByteForByteAndInOrder() throws Exception {
        try (var stream = open("stream-one", TYPE)) {
            for (int i = 0; i < 3; i++) {
                var jpeg = TestJpeg.of(160, 120, i);
                stream.part(jpeg);
                assertThat(jpegs("stream-one", i + 1).get(i))
                        .as("at once, before the next boundary")
                        .isEqualTo(jpeg);
            }
            var headers = frames().await("stream-one", 3).stream()
                    .map(TopicLog::header)
                    .toList();
            assertThat(headers).extracting(header -> header.id().sequence()).containsExactly(0L, 1L, 2L);
            assertThat(headers).extracting(header -> header.origin()).containsOnly("stream");

            assertThat(stream.finish())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"drone\":\"stream-one\"")
                    .contains("\"accepted\":3");
        }
        awaitStatus("stream-one", status -> !status.connected());
    }

    @Test
    void shouldGoOnAfterABadPart() throws Exception {
        try (var stream = open("stream-bad", TYPE)) {
            stream.part(TestJpeg.png());
            stream.part(TestJpeg.small(1), "Skylens-Sequence: soon");
            var good = TestJpeg.small(2);
            stream.part(good);
            assertThat(jpegs("stream-bad", 1)).containsExactly(good);
            assertThat(stream.finish()).contains("\"accepted\":1");
        }
        assertThat(awaitStatus("stream-bad", status -> !status.connected()).rejected())
                .isEqualTo(Map.of("not-jpeg", 1L, "bad-request", 1L));
    }

    @Test
    void shouldPassOnWhatTheDeviceSaysOfAPart() throws Exception {
        try (var stream = open("stream-said", TYPE)) {
            stream.part(TestJpeg.small(1), "skylens-sequence: 9\r\nSkylens-Captured-At: 2026-11-20T09:00:00Z");
            var device =
                    TopicLog.header(frames().await("stream-said", 1).get(0)).device();
            assertThat(device.sequence()).isEqualTo(9);
            assertThat(device.capturedAt()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        }
    }

    @Test
    void shouldTellASenderWhosePartIsTooLarge() throws Exception {
        try (var stream = open("stream-large", TYPE)) {
            stream.write("--frame\r\nContent-Length: 20971520\r\n\r\n");
            assertThat(stream.answer())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json")
                    .contains("part must be at most")
                    .contains("20971520");
        }
    }

    @Test
    void shouldRefuseWhatIsNoMultipart() throws Exception {
        try (var stream = open("stream-type", "image/jpeg")) {
            assertThat(stream.answer())
                    .startsWith("HTTP/1.1 415 ")
                    .contains("content-type must be multipart/x-mixed-replace, got 'image/jpeg'");
        }
    }

    @Test
    void shouldRefuseABadDroneId() throws Exception {
        try (var stream = open("-", TYPE)) {
            assertThat(stream.answer()).startsWith("HTTP/1.1 400 ").contains("drone id must be");
        }
    }

    @Test
    void shouldTellTheOlderOfTwoStreamsOfOneDroneThatANewerCame() throws Exception {
        try (var older = open("stream-twice", TYPE)) {
            older.part(TestJpeg.small(1));
            frames().await("stream-twice", 1);
            try (var newer = open("stream-twice", TYPE)) {
                newer.part(TestJpeg.small(2));
                assertThat(older.answer())
                        .startsWith("HTTP/1.1 409 ")
                        .contains("drone 'stream-twice' is sent over a newer connection");
                frames().await("stream-twice", 2);
            }
        }
    }

    @Test
    void shouldCountThePartThatASenderDidNotFinish() throws Exception {
        try (var stream = open("stream-cut", TYPE)) {
            stream.part(TestJpeg.small(1));
            stream.write("--frame\r\nContent-Length: 5000\r\n\r\nabc");
            frames().await("stream-cut", 1);
        }
        assertThat(awaitStatus("stream-cut", status -> !status.connected()).rejected())
                .isEqualTo(Map.of("cut-short", 1L));
    }

    @Test
    void shouldTakeTheStreamThatFfmpegPosts() throws Exception {
        var ffmpeg = RealPart.FFMPEG.program("ffmpeg");
        var target = base.resolve("/api/v1/drones/stream-ffmpeg/stream").toString();
        var command = List.of(
                ffmpeg.toString(),
                "-loglevel",
                "error",
                "-re",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=320x180:rate=10",
                "-frames:v",
                "15",
                "-f",
                "mpjpeg",
                "-method",
                "POST",
                target);
        var sender = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            for (var jpeg : jpegs("stream-ffmpeg", 15)) {
                assertThat(JpegHeader.parse(jpeg).shape().width()).isEqualTo(320);
            }
        } finally {
            sender.destroyForcibly();
        }
    }

    private Stream open(String drone, String contentType) throws IOException {
        return new Stream(base.getHost(), base.getPort(), drone, contentType);
    }

    private DroneStatus awaitStatus(String drone, Predicate<DroneStatus> wanted) {
        var found = statuses().await(drone, all -> all.stream().anyMatch(each -> wanted.test(each.value())));
        return found.stream()
                .map(each -> each.value())
                .filter(wanted)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** A sender's end of a long POST in chunks. */
    private static final class Stream implements AutoCloseable {

        private final Socket socket;

        Stream(String host, int port, String drone, String contentType) throws IOException {
            socket = new Socket(host, port);
            socket.setSoTimeout(15_000);
            send("POST /api/v1/drones/" + drone + "/stream HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                    + "Content-Type: " + contentType + "\r\n\r\n");
        }

        void part(byte[] jpeg, String... headers) throws IOException {
            var part = new ByteArrayOutputStream();
            var own = headers.length == 0 ? "" : headers[0] + "\r\n";
            part.writeBytes(
                    ("--frame\r\nContent-Type: image/jpeg\r\n" + own + "Content-Length: " + jpeg.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            part.writeBytes(jpeg);
            part.writeBytes(new byte[] {'\r', '\n'});
            write(part.toByteArray());
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.US_ASCII));
        }

        String finish() throws IOException {
            send("0\r\n\r\n");
            socket.shutdownOutput();
            return answer();
        }

        String answer() throws IOException {
            var answer = new StringBuilder();
            var in = socket.getInputStream();
            // To the end of the JSON that ends every answer.
            for (int c = in.read(); c >= 0; c = in.read()) {
                answer.append((char) c);
                if (c == '}' && in.available() == 0) {
                    break;
                }
            }
            return answer.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private void write(byte[] bytes) throws IOException {
            var chunk = new ByteArrayOutputStream();
            chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunk.writeBytes(bytes);
            chunk.writeBytes(new byte[] {'\r', '\n'});
            socket.getOutputStream().write(chunk.toByteArray());
        }

        private void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}

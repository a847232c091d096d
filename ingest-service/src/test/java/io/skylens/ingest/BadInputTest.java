package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each bad request gets an answer that says what is wrong, and the next good frame is served. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class BadInputTest extends RunningIngest {

    private static final int TWENTY_MEGABYTES = 20 << 20;

    @AfterEach
    void shouldServeTheNextGoodFrame() throws Exception {
        assertThat(postFrame("bad-input", TestJpeg.small(1)).statusCode()).isEqualTo(202);
    }

    @Test
    void shouldRefuseAnEmptyBody() throws Exception {
        assertProblem(postFrame("bad-input", new byte[0]), 400, "frame of drone 'bad-input' must be a JPEG, is empty");
    }

    @Test
    void shouldRefuseAPng() throws Exception {
        assertProblem(
                postFrame("bad-input", TestJpeg.png()),
                400,
                "drone 'bad-input': frame must be a JPEG and begin with FF D8, got 89 50");
        assertProblem(
                post("/api/v1/drones/bad-input/frames", "image/png", TestJpeg.png()),
                415,
                "content-type of a frame must be image/jpeg, got 'image/png'");
    }

    @Test
    void shouldRefuseHalfAJpeg() throws Exception {
        var jpeg = TestJpeg.of(320, 240, 1);
        int half = jpeg.length / 2;
        assertProblem(
                postFrame("bad-input", Arrays.copyOf(jpeg, half)),
                400,
                "drone 'bad-input': frame must be a JPEG complete to its EOI marker, ended after " + half + " bytes");
    }

    @Test
    void shouldRefuseAHugePicture() throws Exception {
        assertProblem(
                postFrame("bad-input", TestJpeg.claiming(60_000, 60_000)),
                400,
                "frame of drone 'bad-input' must be at most 50000000 pixels, got 60000x60000 = 3600000000"
                        + " (skylens.ingest.max-pixels)");
    }

    @Test
    void shouldRefuseTwentyMegabytesSoThatTheClientSeesIt() throws Exception {
        var zeros = new byte[TWENTY_MEGABYTES];
        var detail =
                "frame of drone 'bad-input' must be at most 8 MiB, got 20 MiB" + " (skylens.ingest.max-frame-size)";
        assertProblem(postFrame("bad-input", zeros), 413, detail);
        assertThat(post("/upload?drone=bad-input", TestForm.CONTENT_TYPE, TestForm.of("frame", zeros))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldRefuseTwentyMegabytesOfUnknownLength() throws Exception {
        var zeros = new byte[TWENTY_MEGABYTES];
        var request = HttpRequest.newBuilder(base.resolve("/api/v1/drones/bad-input/frames"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(zeros)))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat((String) parse(response).get("detail"))
                .startsWith("frame of drone 'bad-input' must be at most 8 MiB, got 8.0 MiB (8");
    }

    @Test
    void shouldLetAClientThatReadsLastSeeTheRefusal() throws Exception {
        var zeros = new byte[TWENTY_MEGABYTES];
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write(("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: " + TestForm.CONTENT_TYPE
                            + "\r\nContent-Length: " + zeros.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(zeros);
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
        }
    }

    @Test
    void shouldRefuseBeforeTheBodyIsSentByAClientThatAsksFirst() throws Exception {
        try (var socket = connect()) {
            socket.getOutputStream()
                    .write(("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: " + TestForm.CONTENT_TYPE
                                    + "\r\nExpect: 100-continue\r\nContent-Length: " + TWENTY_MEGABYTES + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
    }

    @Test
    void shouldServeOthersWhileHundredsOfRequestsNeverEnd() throws Exception {
        var endless = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket(base.getHost(), base.getPort());
                endless.add(socket);
                var head = "POST /api/v1/drones/endless-" + i + "/frames HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(postFrame("bad-among-endless", TestJpeg.small(1)).statusCode())
                    .isEqualTo(202);
        } finally {
            for (var socket : endless) {
                socket.close();
            }
        }
    }

    @Test
    void shouldNameTheFieldThatAFormMustHave() throws Exception {
        assertProblem(
                post("/upload?drone=bad-input", TestForm.CONTENT_TYPE, TestForm.of("image", TestJpeg.small(1))),
                400,
                "multipart form must have a field 'frame', got 'image'");
    }

    @Test
    void shouldRefuseABodyThatIsNoForm() throws Exception {
        assertProblem(
                post("/upload", "image/jpeg", TestJpeg.small(1)),
                415,
                "content-type must be multipart/form-data with a boundary, got 'image/jpeg'");
    }

    @Test
    void shouldRefuseAnIdThatIsTooLong() throws Exception {
        var id = "x".repeat(500);
        var detail = "drone id must be 1 to 64 characters of A-Z a-z 0-9 . _ - and start with a letter or digit, got '"
                + "x".repeat(80) + "'… (500 characters)";
        assertProblem(postFrame(id, TestJpeg.small(1)), 400, detail);
        assertProblem(
                post("/upload?drone=" + id, TestForm.CONTENT_TYPE, TestForm.of("frame", TestJpeg.small(1))),
                400,
                detail);
        assertThat(handshake("/ws/" + id)).startsWith("HTTP/1.1 400 ").contains(detail);
    }

    @Test
    void shouldRefuseAnIdWithCharactersThatAreNotAllowed() throws Exception {
        assertThat(postFrame("a%2Fb", TestJpeg.small(1)).statusCode()).isEqualTo(400);
        assertThat(postFrame("a%0d%0ab", TestJpeg.small(1)).statusCode()).isEqualTo(400);
        assertThat(post("/upload?drone=", TestForm.CONTENT_TYPE, TestForm.of("frame", TestJpeg.small(1)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldRefuseHeadersThatSayNothingSensible() throws Exception {
        assertProblem(
                postFrame("bad-input", TestJpeg.small(1), "Skylens-Sequence", "-1"),
                400,
                "header Skylens-Sequence must be a whole number from 0 to 4294967295, got '-1'");
        assertProblem(
                postFrame("bad-input", TestJpeg.small(1), "Skylens-Captured-At", "yesterday"),
                400,
                "header Skylens-Captured-At must be a time as RFC 3339 writes it, such as 2026-11-20T09:00:00.123456Z,"
                        + " got 'yesterday'");
    }

    private void assertProblem(HttpResponse<String> response, int status, String detail) throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(parse(response).get("detail")).isEqualTo(detail);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(parse(response).keySet())
                .isEqualTo(
                        Map.of("type", 0, "title", 0, "status", 0, "detail", 0).keySet());
    }

    private String handshake(String path) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream()
                    .write(("GET " + path
                                    + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c != '\r';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}

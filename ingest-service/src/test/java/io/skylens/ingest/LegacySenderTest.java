package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.broker.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program that people run already, as it is. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class LegacySenderTest extends RunningIngest {

    private static final int FRAMES = 20;
    /** A slow machine may drop some of the first. */
    private static final int FRAMES_AT_MOST = 200;
    /** Makes of the video's frames what the program makes of them, and prints their digests. */
    private static final String DIGESTS = """
            import cv2, hashlib, sys
            video = cv2.VideoCapture(sys.argv[1])
            for _ in range(int(sys.argv[2])):
                print(hashlib.sha256(cv2.imencode('.jpg', video.read()[1])[1].tobytes()).hexdigest())
            """;

    @Test
    void shouldTakeTheFramesOfTheSimpleSenderByteForByte() throws Exception {
        var python = RealPart.python("cv2", "requests");
        var program = RealPart.shared("legacy-clients/drone_sender.py");
        var video = RealPart.shared("videos/walking.mp4");

        var builder = new ProcessBuilder(python.toString(), program.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put("SERVER_URL", base.resolve("/upload?drone=legacy").toString());
        builder.environment().put("CAMERA", video.toString());
        var sender = builder.start();
        try {
            var received = jpegs("legacy", FRAMES).stream()
                    .limit(FRAMES)
                    .map(LegacySenderTest::digest)
                    .toList();
            assertThat(digestsOf(python, video)).containsSubsequence(received);
        } finally {
            sender.destroyForcibly();
        }
    }

    private static List<String> digestsOf(Path python, Path video) throws IOException {
        var process = new ProcessBuilder(
                        python.toString(), "-c", DIGESTS, video.toString(), String.valueOf(FRAMES_AT_MOST))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes()).lines().toList();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.RealPart;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Programs that people run already, as they are. */
class LegacyClientIT {

    private static final int FRAMES = 20;

    @Test
    void shouldShowWhatTheSimpleSenderSends() throws Exception {
        var python = RealPart.python("cv2", "requests");
        var program = RealPart.shared("legacy-clients/drone_sender.py");
        var video = RealPart.shared("videos/walking.mp4");
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator")) {
            var sender = new ProcessBuilder(python.toString(), program.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            sender.environment().put("SERVER_URL", system.ingest("/upload").toString());
            sender.environment().put("CAMERA", video.toString());
            var running = sender.start();
            try {
                var drone = system.view("/api/v1/drones/http-127.0.0.1");
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> Http.statusOf(drone) == 200
                                && Json.parse(Http.get(drone).body())
                                                .path("published")
                                                .asLong()
                                        >= FRAMES);
                var snapshot = Http.getBytes(system.view("/api/v1/drones/http-127.0.0.1/snapshot.jpg?overlay=none"));
                assertThat(snapshot.statusCode()).isEqualTo(200);
                assertThat(Jpegs.decode(snapshot.body()).getWidth()).isEqualTo(1280);
            } finally {
                running.destroyForcibly();
            }
        }
    }
}

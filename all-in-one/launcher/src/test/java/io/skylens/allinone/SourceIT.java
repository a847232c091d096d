package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.RealPart;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceIT {

    @Test
    void shouldPlayAFilmInsteadOfSimulatedDrones(@TempDir Path folder) throws Exception {
        var film = folder.resolve("yard.mp4");
        var ffmpeg = RealPart.FFMPEG.program("ffmpeg").toString();
        var command = "-loglevel error -f lavfi -i testsrc=size=320x180:rate=25 -t 1 -c:v libx264 -y " + film;
        assertThat(new ProcessBuilder((ffmpeg + " " + command).split(" "))
                        .start()
                        .waitFor())
                .isZero();

        try (var system = RunningSkylens.up("--detectors=0", "--source=yard=" + film)) {
            assertThat(system.runs("simulator")).isFalse();

            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            Http.get(system.ingest("/api/v1/sources")).body().contains("\"state\":\"running\""));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Http.get(system.view("/api/v1/drones")).body().contains("\"origin\":\"file\""));
        }
    }
}

package io.skylens.ingest;

import io.skylens.allinone.broker.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Moving pictures by the real ffmpeg. */
final class Films {

    private static final String PICTURE = "-loglevel error -re -f lavfi -i testsrc=size=320x180:rate=25";
    private static final String H264 = "-c:v libx264 -preset ultrafast -tune zerolatency -g 25";

    private Films() {}

    /** A film of one second. */
    static Path make() throws IOException, InterruptedException {
        var film = Files.createTempDirectory("skylens-film").resolve("a film.mp4");
        film.toFile().deleteOnExit();
        film.getParent().toFile().deleteOnExit();
        if (start(PICTURE + " -t 1 " + H264 + " -y", film.toString()).waitFor() != 0) {
            throw new IOException("no film could be made");
        }
        return film;
    }

    /** Somebody who sends H.264 until it is ended. */
    static Process send(String format, String url) throws IOException {
        return start(PICTURE + " " + H264 + " -f " + format, url);
    }

    /** As {@link #send}, H.265 in RTP. */
    static Process sendH265(String url) throws IOException {
        return start(
                PICTURE
                        + " -c:v libx265 -preset ultrafast -x265-params log-level=error:keyint=25:repeat-headers=1 -f rtp",
                url);
    }

    private static Process start(String options, String output) throws IOException {
        var command = new ArrayList<>(List.of(RealPart.FFMPEG.program("ffmpeg").toString(), "-nostdin"));
        command.addAll(List.of(options.split(" ")));
        command.add(output);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}

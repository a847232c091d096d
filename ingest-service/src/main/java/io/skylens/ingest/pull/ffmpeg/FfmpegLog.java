package io.skylens.ingest.pull.ffmpeg;

import io.skylens.contract.SourceUrl;
import io.skylens.ingest.pull.StreamFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an ffmpeg says on its standard error: which streams it found, and its last error, which is why it ends. Nothing
 * else is kept, however much it is. One thread reads, any may ask.
 */
final class FfmpegLog {

    private static final Pattern ERROR =
            Pattern.compile("^(?:\\[[^]]* @ 0x[0-9a-f]+] )*\\[(?:error|fatal|panic)] (.*)$");
    private static final Pattern BEFORE_THE_URL = Pattern.compile("^(?:[a-z0-9+]+://\\S+|pipe:0): ");
    private static final Pattern JPEG_STREAM = Pattern.compile("Stream #0:\\d+.*: Video: mjpeg\\b.*?, (\\d+)x\\d+");
    private static final Pattern SECTION = Pattern.compile("^\\[info] (Input|Output|Stream mapping)\\b");
    private static final Pattern LOGIN = Pattern.compile("\\b40[13]\\b|[Uu]nauthorized|[Ff]orbidden|BADSECRET");
    private static final Pattern REDIRECT = Pattern.compile("\\[info] Status 3\\d\\d: Redirecting to ");
    /** Said of what is not the cause of the end, or after it. */
    private static final Pattern OF_NO_USE = Pattern.compile(
            "Error writing trailer|Conversion failed|Broken pipe|Error while decoding|error while decoding");

    private static final int LONGEST_ERROR = 300;

    private final SourceUrl url;
    private String lastError;
    private boolean isOfInput;
    private Integer jpegWidth;
    private boolean isRedirected;

    FfmpegLog(SourceUrl url) {
        this.url = url;
    }

    /** Reads until ffmpeg closes it, so that ffmpeg never waits for a reader. */
    void drain(InputStream output) {
        try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            // The pipe of a killed child may end in an error; it has ended all the same.
        }
    }

    synchronized void add(String line) {
        var error = ERROR.matcher(line);
        if (error.matches() && !OF_NO_USE.matcher(line).find()) {
            lastError = readable(error.group(1));
        }
        isRedirected |= REDIRECT.matcher(line).find();
        var section = SECTION.matcher(line);
        if (section.find()) {
            isOfInput = section.group(1).equals("Input");
        }
        var stream = JPEG_STREAM.matcher(line);
        // What is made of it is JPEGs as well.
        if (isOfInput && stream.find()) {
            jpegWidth = Integer.valueOf(stream.group(1));
        }
    }

    /** How wide the stream's pictures are, once it is known that they are JPEGs. */
    synchronized Optional<Integer> jpegWidth() {
        return Optional.ofNullable(jpegWidth);
    }

    /** Whether the camera has named another place, to which ffmpeg goes without asking. */
    synchronized boolean isRedirected() {
        return isRedirected;
    }

    /** Why ffmpeg has ended, or has to. */
    synchronized StreamFailedException failure(int exit) {
        if (isRedirected) {
            return StreamFailedException.refused(
                    "the camera redirects to another address, which is not followed: declare that one");
        }
        if (lastError == null) {
            return StreamFailedException.broken(
                    exit == 0 ? "the stream has ended" : "ffmpeg ended with exit code " + exit);
        }
        return LOGIN.matcher(lastError).find()
                ? StreamFailedException.refused(lastError)
                : StreamFailedException.broken(lastError);
    }

    private String readable(String error) {
        var clean = url.redact(BEFORE_THE_URL.matcher(error).replaceFirst(""));
        return clean.length() > LONGEST_ERROR ? clean.substring(0, LONGEST_ERROR) + "…" : clean;
    }
}

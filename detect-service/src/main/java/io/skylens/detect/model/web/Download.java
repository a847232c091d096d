package io.skylens.detect.model.web;

import io.skylens.detect.model.UnusableModelException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.Duration;

/** Brings one file here; what arrives is measured and digested while it does, and kept only when it is right. */
final class Download {

    /** A server that is silent for longer is held to be gone. */
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(30).toMillis();

    static final String UNFINISHED = ".fetching";

    private final ModelAddress address;
    private final long largest;
    private final Progress progress;

    /** @param largest bytes */
    Download(ModelAddress address, long largest, Progress progress) {
        this.address = address;
        this.largest = largest;
        this.progress = progress;
    }

    /** @param target appears whole or not at all */
    void to(Path target) throws IOException, UnusableModelException {
        var unfinished = Files.createTempFile(target.getParent(), UNFINISHED, null);
        try {
            var digest = transfer(unfinished);
            if (!digest.equals(address.sha256())) {
                throw unusable("must have the SHA-256 " + address.sha256() + ", got " + digest);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private String transfer(Path file) throws IOException, UnusableModelException {
        var connection = connect();
        var digest = Digests.sha256();
        try (var body = new DigestInputStream(connection.getInputStream(), digest)) {
            long total = connection.getContentLengthLong();
            refuseLarger(total);
            progress.begin(address.shown(), total);
            Files.copy(new Counting(body), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (TooLargeException e) {
            refuseLarger(largest + 1);
        } finally {
            progress.end();
            connection.disconnect();
        }
        return Digests.hexadecimal(digest);
    }

    /** Follows redirections, but none that leaves https. */
    private HttpURLConnection connect() throws IOException, UnusableModelException {
        var connection = (HttpURLConnection) address.uri().toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Accept", "application/octet-stream, */*");
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            throw unusable("must be answered with status 200, got " + status);
        }
        return connection;
    }

    private void refuseLarger(long size) throws UnusableModelException {
        if (size > largest) {
            throw unusable("must be at most " + LogLine.megabytes(largest)
                    + " (skylens.detect.max-model-size), but is larger");
        }
    }

    private UnusableModelException unusable(String problem) {
        return UnusableModelException.of(address.shown(), problem);
    }

    private static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Counts what passes, and ends it when it is too much. */
    private final class Counting extends FilterInputStream {

        private long passed;

        Counting(InputStream source) {
            super(source);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            passed += Math.max(0, read);
            if (passed > largest) {
                throw new TooLargeException();
            }
            progress.at(passed);
            return read;
        }
    }
}

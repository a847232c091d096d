package io.skylens.detect.model.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.detect.model.ModelCache;
import io.skylens.detect.model.UnusableModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a web server on this machine that speaks https. */
class WebModelsTest {

    private static final SSLSocketFactory USUAL_TRUST = HttpsURLConnection.getDefaultSSLSocketFactory();
    private static final byte[] MODEL = new byte[300_000];
    private static final String NAME = "/models/yolo-x.onnx";

    @TempDir
    private static Path certificates;

    private static FileServer server;

    @TempDir
    private Path folder;

    private final List<Long> progress = new ArrayList<>();
    private final WebModels models = new WebModels(Recorder::new);

    private final class Recorder implements Progress {

        @Override
        public void begin(String what, long total) {
            assertThat(what).isEqualTo(server.url(NAME));
            progress.add(total);
        }

        @Override
        public void at(long bytes) {
            progress.add(bytes);
        }

        @Override
        public void end() {}
    }

    @BeforeAll
    static void start() throws Exception {
        new Random(1).nextBytes(MODEL);
        server = FileServer.https(certificates);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void trust() {
        HttpsURLConnection.setDefaultSSLSocketFactory(server.trustingIt());
        server.serve(NAME, MODEL);
    }

    @AfterEach
    void trustAsUsual() {
        HttpsURLConnection.setDefaultSSLSocketFactory(USUAL_TRUST);
    }

    @Test
    void shouldFetchOnceAndKeepTheFileUnderItsName() throws Exception {
        int before = server.requests();

        var file = fetch(server.url(NAME) + "#sha256=" + digest(MODEL));
        var again =
                fetch(server.url(NAME) + "?token=secret#sha256=" + digest(MODEL).toUpperCase());

        assertThat(file).hasBinaryContent(MODEL).hasFileName("yolo-x.onnx");
        assertThat(again).isEqualTo(file);
        assertThat(server.requests() - before).isEqualTo(1);
        assertThat(progress).startsWith((long) MODEL.length).endsWith((long) MODEL.length);
    }

    @Test
    void shouldFetchFromAServerThatDoesNotSayHowMuch() throws Exception {
        assertThat(fetch(server.url(NAME) + "?silent#sha256=" + digest(MODEL))).hasBinaryContent(MODEL);
        assertThat(progress).startsWith(-1L);
    }

    @Test
    void shouldFetchAgainWhatWasDamagedOnTheDisk() throws Exception {
        var address = server.url(NAME) + "#sha256=" + digest(MODEL);
        Files.write(fetch(address), new byte[] {1});

        assertThat(fetch(address)).hasBinaryContent(MODEL);
    }

    @Test
    void shouldRemoveWhatAKilledProcessLeft() throws Exception {
        var left = folder.resolve(digest(MODEL)).resolve(".fetching123.tmp");
        Files.createDirectories(left.getParent());
        Files.createFile(left);

        fetch(server.url(NAME) + "#sha256=" + digest(MODEL));

        assertThat(left).doesNotExist();
    }

    @Test
    void shouldKeepNothingOfAFileThatIsAnother() {
        var wanted = "00".repeat(32);

        assertRefused(
                server.url(NAME) + "?token=secret#sha256=" + wanted,
                "must have the SHA-256 " + wanted + ", got " + digest(MODEL));
    }

    @Test
    void shouldKeepNothingOfAFileThatIsTooLarge() {
        var address = "#sha256=" + digest(MODEL);
        var problem = "must be at most 0.2 MB (skylens.detect.max-model-size), but is larger";

        assertThatThrownBy(() -> fetch(server.url(NAME) + address, 200_000)).hasMessage(message(problem));
        assertThatThrownBy(() -> fetch(server.url(NAME) + "?silent" + address, 200_000))
                .hasMessage(message(problem));
        assertThat(kept()).isEmpty();
    }

    @Test
    void shouldNameAnAnswerThatIsNoFile() {
        assertThatThrownBy(() -> fetch(server.url("/none.onnx") + "#sha256=" + digest(MODEL)))
                .hasMessage("model '" + server.url("/none.onnx")
                        + "' (skylens.detect.model) must be answered with status 200, got 404");
    }

    @Test
    void shouldRefuseAServerThatNobodyVouchesFor() {
        HttpsURLConnection.setDefaultSSLSocketFactory(USUAL_TRUST);

        assertThatThrownBy(() -> fetch(server.url(NAME) + "#sha256=" + digest(MODEL)))
                .hasMessageStartingWith(message("must be fetched, but that failed: javax.net.ssl.SSL"));
        assertThat(kept()).isEmpty();
    }

    @Test
    void shouldRefuseAnAddressThatDoesNotSayWhatTheFileMustBe() {
        assertThatThrownBy(() -> fetch(server.url(NAME)))
                .hasMessage(message("must end in #sha256= and the 64 digits of the file's SHA-256, got no digest"));
        assertThatThrownBy(() -> fetch(server.url(NAME) + "#sha256=12"))
                .hasMessage(message("must end in #sha256= and the 64 digits of the file's SHA-256, got '#sha256=12'"));
    }

    @Test
    void shouldSpeakPlainHttpWithThisMachineOnly() throws Exception {
        assertThatThrownBy(() -> fetch("http://example.org/yolo.onnx#sha256=" + digest(MODEL)))
                .hasMessage("model 'http://example.org/yolo.onnx' (skylens.detect.model) must be https, for its host is"
                        + " not this machine");
        try (var plain = FileServer.http()) {
            plain.serve("/m.pt", MODEL);
            var silent = new WebModels(LogLine::new);
            assertThat(silent.fetch(plain.url("/m.pt") + "#sha256=" + digest(MODEL), new ModelCache(folder, 1 << 20)))
                    .hasBinaryContent(MODEL);
        }
    }

    private void assertRefused(String address, String problem) {
        assertThatThrownBy(() -> fetch(address)).hasMessage(message(problem));
        assertThat(kept()).isEmpty();
    }

    private static String message(String problem) {
        return "model '" + server.url(NAME) + "' (skylens.detect.model) " + problem;
    }

    private List<Path> kept() {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".lock"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path fetch(String address) throws UnusableModelException {
        return fetch(address, 1 << 20);
    }

    private Path fetch(String address, long largest) throws UnusableModelException {
        return models.fetch(address, new ModelCache(folder, largest));
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

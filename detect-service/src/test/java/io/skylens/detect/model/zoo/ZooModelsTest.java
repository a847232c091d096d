package io.skylens.detect.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.detect.model.ModelCache;
import io.skylens.detect.model.web.FileServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a model zoo on this machine, laid out as DJL's is. */
class ZooModelsTest {

    private static final String CACHE = "DJL_CACHE_DIR";
    private static final String PLACE = "/model/cv/object_detection/ai/djl/pytorch/tiny/";
    private static final byte[] MODEL = {1, 2, 3};

    @TempDir
    private Path folder;

    private FileServer zoo;
    private String cacheBefore;

    @BeforeEach
    void start() throws Exception {
        cacheBefore = System.setProperty(CACHE, folder.toString());
        zoo = FileServer.http();
        var archive = zip("tiny.pt", MODEL);
        zoo.serve(PLACE + "0.0.1/tiny.zip", archive);
        zoo.serve(PLACE + "metadata.json", metadata(archive).getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        zoo.close();
        if (cacheBefore == null) {
            System.clearProperty(CACHE);
        } else {
            System.setProperty(CACHE, cacheBefore);
        }
    }

    @Test
    void shouldFetchAModelAndNotGoOnlineForItAgain() throws Exception {
        var models = new ZooModels(zoo.url("/"));

        var file = models.fetch("djl://ai.djl.pytorch/tiny", cache());
        zoo.close();
        var again = models.fetch("djl://ai.djl.pytorch/tiny/0.0.1/tiny", cache());

        assertThat(file).hasFileName("tiny.pt").hasBinaryContent(MODEL);
        assertThat(again).isEqualTo(file);
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
    }

    @Test
    void shouldNameAModelThatIsNotInTheZoo() {
        assertThatThrownBy(() -> new ZooModels(zoo.url("/")).fetch("djl://ai.djl.pytorch/none", cache()))
                .hasMessageStartingWith("model 'djl://ai.djl.pytorch/none' (skylens.detect.model) must be fetched from "
                        + zoo.url("/") + ", but that failed: ");
    }

    @Test
    void shouldSayHowAnAddressMustLook() {
        assertThatThrownBy(() -> new ZooModels().fetch("djl://tiny", cache()))
                .hasMessage(
                        "model 'djl://tiny' (skylens.detect.model) must be djl://GROUP/ARTIFACT[/VERSION[/NAME]], but"
                                + " is not");
    }

    private ModelCache cache() {
        return new ModelCache(folder, 1 << 20);
    }

    private static String metadata(byte[] archive) throws Exception {
        var sha1 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(archive));
        return """
                {"metadataVersion": "0.2", "resourceType": "model", "application": "cv/object_detection",
                 "groupId": "ai.djl.pytorch", "artifactId": "tiny", "name": "tiny",
                 "artifacts": [{"version": "0.0.1", "snapshot": false, "name": "tiny",
                   "files": {"model": {"uri": "0.0.1/tiny.zip", "sha1Hash": "%s", "name": "", "size": %d}}}]}
                """.formatted(sha1, archive.length);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}

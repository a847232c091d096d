package io.skylens.detect.model.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.detect.model.ModelFile;
import io.skylens.detect.model.ModelMetadata;
import io.skylens.detect.model.UnusableModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptMetadataTest {

    @TempDir
    private Path folder;

    @Test
    void shouldReadNamesAndSizeAsUltralyticsWritesThem() throws Exception {
        var metadata = read("{\"imgsz\":[640,640],\"task\":\"detect\",\"names\":{\"1\":\"b\",\"0\":\"a\"}}");

        assertThat(metadata.size()).hasValue(640);
        assertThat(metadata.labels()).containsExactly("a", "b");
    }

    @Test
    void shouldReadANumberAndAnArrayAsWell() throws Exception {
        var metadata = read("{\"imgsz\":320,\"names\":[\"a\",\"b\"]}");

        assertThat(metadata.size()).hasValue(320);
        assertThat(metadata.labels()).containsExactly("a", "b");
    }

    @Test
    void shouldKnowNothingOfAnArchiveWithoutTheEntry() throws Exception {
        var file = archive("model/data.pkl", "");

        assertThat(TorchScriptMetadata.read(file)).isEqualTo(ModelMetadata.NONE);
    }

    @Test
    void shouldRefuseAnotherTask() {
        assertThatThrownBy(() -> read("{\"task\":\"segment\"}"))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageEndingWith("must be exported for the task 'detect', but says 'segment'");
    }

    @Test
    void shouldRefuseWhatIsNotSquare() {
        assertThatThrownBy(() -> read("{\"imgsz\":[384,640]}"))
                .hasMessageEndingWith("must take square pictures, but takes 640x384");
    }

    @Test
    void shouldRefuseNamesWithAGap() {
        assertThatThrownBy(() -> read("{\"names\":{\"0\":\"a\",\"2\":\"c\"}}"))
                .hasMessageEndingWith("must name its 2 classes by ids from 0, but has none of id 1");
    }

    @Test
    void shouldRefuseWhatIsNoArchive() throws Exception {
        var path = Files.writeString(folder.resolve("model.torchscript"), "not a model");

        assertThatThrownBy(() -> TorchScriptMetadata.read(ModelFile.at(path)))
                .isInstanceOf(UnusableModelException.class)
                .hasMessage("model file '" + path + "' (skylens.detect.model) must be a TorchScript archive as"
                        + " torch.jit.save writes it, but is no such archive");
    }

    @Test
    void shouldRefuseWhatIsNoJson() {
        assertThatThrownBy(() -> read("{")).hasMessageContaining("must hold JSON in its extra/config.txt");
    }

    private ModelMetadata read(String config) throws IOException, UnusableModelException {
        return TorchScriptMetadata.read(archive("model/extra/config.txt", config));
    }

    private ModelFile archive(String entry, String content) throws IOException, UnusableModelException {
        var path = folder.resolve("model.torchscript");
        try (var archive = new ZipOutputStream(Files.newOutputStream(path))) {
            archive.putNextEntry(new ZipEntry(entry));
            archive.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return ModelFile.at(path);
    }
}

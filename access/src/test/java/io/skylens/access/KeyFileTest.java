package io.skylens.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void shouldReadTheKeysAnewWhenTheFileHasChanged() throws Exception {
        var path = write(KeySet.generate().toJson(), 1);
        var file = KeyFile.open(path);
        var rotated = KeySet.generate().toJson();
        write(rotated, 2);

        file.refresh();

        assertThat(file.keys().toJson()).isEqualTo(rotated);
    }

    @Test
    void shouldKeepTheKeysWhenTheFileHasBecomeUnusable() throws Exception {
        var good = KeySet.generate().toJson();
        var file = KeyFile.open(write(good, 1));
        write("{\"keys\":", 2);

        assertThatThrownBy(file::refresh).isInstanceOf(UnusableKeysException.class);

        assertThat(file.keys().toJson()).isEqualTo(good);
    }

    @Test
    void shouldNameTheFileAndNeverQuoteIt() throws Exception {
        var path = write("{\"keys\":[\"s3cret\"", 1);

        assertThatThrownBy(() -> KeyFile.open(path))
                .hasMessageContaining(path.toString())
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> KeyFile.open(folder.resolve("none"))).hasMessageContaining("cannot be read");
        write("{\"keys\":[]}", 2);
        assertThatThrownBy(() -> KeyFile.open(path)).hasMessageContaining("at least one key");
    }

    private Path write(String text, long second) throws IOException {
        var path = folder.resolve("keys.json");
        Files.writeString(path, text);
        return Files.setLastModifiedTime(path, FileTime.fromMillis(second * 1_000));
    }
}

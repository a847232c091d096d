package io.skylens.allinone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {

    @TempDir
    private Path folder;

    @Test
    void shouldKeepTheNewestLinesInTwoFilesAtMost() {
        try (var file = new BoundedFile(folder.resolve("a.log"), 10)) {
            for (int i = 0; i < 100; i++) {
                file.append("line " + i);
            }
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.log.1");
        assertThat(folder.resolve("a.log.1")).hasContent("line 98\nline 99");
    }

    @Test
    void shouldLoseLinesRatherThanFail() {
        try (var file = new BoundedFile(folder.resolve("no/such/folder/a.log"), 10)) {
            assertThatCode(() -> file.append("lost")).doesNotThrowAnyException();
        }
    }
}

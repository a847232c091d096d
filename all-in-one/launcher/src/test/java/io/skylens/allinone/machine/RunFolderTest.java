package io.skylens.allinone.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    private Path cache;

    @Test
    void shouldDeleteItselfAtTheEnd() throws Exception {
        var folder = RunFolder.create(cache);
        Files.createDirectories(folder.brokerData().resolve("topic-0"));
        Files.writeString(folder.logs().resolve("a.log"), "line");
        folder.close();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void shouldDeleteWhatADeadRunLeft() throws Exception {
        var dead = Files.createDirectories(cache.resolve("runs/run-1/kafka/topic-0"));
        Files.writeString(dead.resolve("0.log"), "frames");
        try (var folder = RunFolder.create(cache)) {
            assertThat(cache.resolve("runs/run-1")).doesNotExist();
            assertThat(folder.logs()).isDirectory();
        }
    }

    @Test
    void shouldLeaveALiveRunAlone() throws Exception {
        try (var first = RunFolder.create(cache);
                var second = RunFolder.create(cache)) {
            assertThat(first.logs()).isDirectory();
            assertThat(second.path()).isNotEqualTo(first.path());
        }
    }
}

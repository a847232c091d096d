package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.allinone.machine.CannotStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SourceOptionsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldWriteWhatWasGivenOneByOneToAFile() throws Exception {
        var film = Files.writeString(folder.resolve("a film.mp4"), "film");

        var files = options("--source", "gate=rtsp://anna:it's=1@cam/?a=b", "--source", "yard=" + film)
                .files(folder);

        assertThat(files).hasSize(1);
        assertThat(files.get(0)).hasContent("'gate': 'rtsp://anna:it''s=1@cam/?a=b'\n'yard': '" + film.toUri() + "'\n");
    }

    @Test
    void shouldNameTheFilesOfCamerasToo() throws Exception {
        var cameras = Files.writeString(folder.resolve("cameras.yaml"), "gate: rtsp://cam/\n");

        assertThat(options("--sources", cameras.toString()).files(folder)).containsExactly(cameras);
        assertThat(options().files(folder)).isEmpty();
        assertThat(SourceOptions.escaped(Path.of("/a,b"))).isEqualTo("/a\\,b");
    }

    @Test
    void shouldSayWhatIsNotThere() {
        assertThatThrownBy(() -> options("--sources", "/no/such.yaml").files(folder))
                .isInstanceOf(CannotStartException.class)
                .hasMessage("sources file /no/such.yaml is not there, or is no file");
        assertThatThrownBy(() -> options("--source", "yard=/no/film.mp4").files(folder))
                .hasMessage("source yard must be a URL or a file, but /no/film.mp4 is no file");
    }

    private static SourceOptions options(String... arguments) {
        var command = new Command();
        new CommandLine(command).parseArgs(arguments);
        return command.options;
    }

    @CommandLine.Command
    private static final class Command {

        @CommandLine.Mixin
        private final SourceOptions options = new SourceOptions();
    }
}

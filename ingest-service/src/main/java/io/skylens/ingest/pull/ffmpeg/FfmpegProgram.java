package io.skylens.ingest.pull.ffmpeg;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ffmpeg of this machine, looked for anew each time: it may be installed while the service runs.
 *
 * @param name or path
 * @param searchPath folders, as in the environment variable PATH
 */
record FfmpegProgram(String name, String searchPath) {

    /** Of util-linux: has the kernel end a process with the one that started it, however that ended. */
    private static final List<String> TIED = List.of("setpriv", "--pdeathsig", "KILL", "--");

    Optional<Path> find() {
        return find(name);
    }

    /**
     * The command for a child that ends with us. Where there is no setpriv (other systems than Linux), a child that we
     * leave behind ends with the next picture that it cannot write, or with its own timeout.
     */
    List<String> command(Path program, List<String> arguments) {
        var command = new ArrayList<String>();
        find(TIED.get(0)).ifPresent(setpriv -> {
            command.add(setpriv.toString());
            command.addAll(TIED.subList(1, TIED.size()));
        });
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    private Optional<Path> find(String program) {
        if (program.contains(File.separator)) {
            return Optional.of(Path.of(program)).filter(Files::isExecutable);
        }
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, program), Path.of(folder, program + ".exe")))
                .filter(path -> Files.isExecutable(path) && Files.isRegularFile(path))
                .findFirst();
    }
}

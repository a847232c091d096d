package io.skylens.allinone;

import io.skylens.allinone.machine.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The streams that a person wants fetched. Ingest reads them from files: on its command line anybody could read passwords. */
final class SourceOptions {

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    @Option(
            names = "--source",
            paramLabel = "ID=URL",
            description = "A camera to fetch (rtsp, rtmp, srt, http), or a video file; may be repeated")
    private Map<String, String> sources = new TreeMap<>();

    @Option(names = "--sources", paramLabel = "FILE", description = "A YAML file of cameras, each line ID: URL")
    private Path file;

    /**
     * All that declare sources, absolute; none when no source was asked for.
     *
     * @param folder of this run, takes the file of those that were given one by one
     */
    List<Path> files(Path folder) throws CannotStartException {
        var files = new ArrayList<Path>();
        if (file != null) {
            if (!Files.isRegularFile(file)) {
                throw new CannotStartException(
                        "sources file " + file.toAbsolutePath() + " is not there, or is no file");
            }
            files.add(file.toAbsolutePath().normalize());
        }
        if (!sources.isEmpty()) {
            files.add(write(folder.resolve("sources.yaml")));
        }
        return files;
    }

    /** As an element of a list in ingest's configuration. */
    static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\").replace(",", "\\,");
    }

    private Path write(Path target) throws CannotStartException {
        var text = new StringBuilder();
        for (var source : sources.entrySet()) {
            text.append(quoted(source.getKey()))
                    .append(": ")
                    .append(quoted(url(source.getKey(), source.getValue())))
                    .append('\n');
        }
        try {
            Files.writeString(target, text);
            return target.toAbsolutePath();
        } catch (IOException e) {
            throw new CannotStartException("file " + target + " could not be written: " + e.getMessage(), e);
        }
    }

    /** What is no URL is meant to be a file. */
    private static String url(String id, String given) throws CannotStartException {
        if (URL.matcher(given).matches()) {
            return given;
        }
        var path = Path.of(given).toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) {
            throw new CannotStartException("source " + id + " must be a URL or a file, but " + path + " is no file");
        }
        return path.toUri().toString();
    }

    /** A YAML text in single quotes. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

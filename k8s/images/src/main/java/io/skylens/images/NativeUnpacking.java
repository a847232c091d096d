package io.skylens.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the native libraries out of the artifacts that hold them, {@code LIB-FOLDER NATIVES-FOLDER}: the ones of this
 * machine's platform go to the second folder, where a container finds them without unpacking anything, those of other
 * platforms go away, and the artifacts stay with their classes alone.
 *
 * <p>Artifacts without native libraries that are known here are left as they are. Repeating it changes nothing.
 */
public final class NativeUnpacking {

    private static final Pattern ARTIFACTS =
            Pattern.compile("(.*\\.)?(opencv|pytorch-jni|pytorch-native-cpu|onnxruntime|jna)-(\\d.*)\\.jar");
    private static final Pattern VERSION_OF_GLUE = Pattern.compile(".*pytorch-jni-[^-]+-([^-]+)\\.jar");

    private final Platform platform;
    private final Path natives;

    NativeUnpacking(Platform platform, Path natives) {
        this.platform = platform;
        this.natives = natives;
    }

    public static void main(String[] args) throws IOException {
        var unpacking = new NativeUnpacking(Platform.of(System.getProperty("os.arch")), Path.of(args[1]));
        for (var artifact : artifacts(Path.of(args[0]))) {
            unpacking.unpack(artifact);
        }
    }

    private static List<Path> artifacts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            ARTIFACTS.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }

    void unpack(Path artifact) throws IOException {
        var version = VERSION_OF_GLUE.matcher(artifact.getFileName().toString());
        var glueVersion = version.matches() ? version.group(1) : "";
        var rest = artifact.resolveSibling(artifact.getFileName() + ".part");
        try (var from = new ZipFile(artifact.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(rest))) {
            for (var entry : Collections.list(from.entries())) {
                try (var content = from.getInputStream(entry)) {
                    take(entry, content, glueVersion, to);
                }
            }
        }
        Files.move(rest, artifact, StandardCopyOption.REPLACE_EXISTING);
    }

    private void take(ZipEntry entry, InputStream content, String glueVersion, ZipOutputStream rest)
            throws IOException {
        if (!Platform.isNative(entry.getName())) {
            var kept = new ZipEntry(entry.getName());
            kept.setLastModifiedTime(entry.getLastModifiedTime());
            rest.putNextEntry(kept);
            content.transferTo(rest);
            return;
        }
        var unpacked = platform.unpacked(entry.getName(), glueVersion);
        if (unpacked.isPresent()) {
            var file = natives.resolve(unpacked.get());
            Files.createDirectories(file.getParent());
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package io.skylens.imaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import nu.pattern.OpenCV;
import org.opencv.core.Core;
import org.opencv.osgi.OpenCVNativeLoader;

/**
 * Loads OpenCV's native library, once per class loader of {@code org.openpnp:opencv}. In a Quarkus application that
 * artifact is to be loaded parent-first, so that a restart does not load it again.
 *
 * <p>A library on {@code java.library.path} is preferred: an image or a read-only machine holds it unpacked there. Else
 * the 65 MB in the artifact are unpacked below {@code java.io.tmpdir}; on Linux they are unlinked as soon as they are
 * mapped, so that a killed process leaves nothing behind (elsewhere a shutdown hook deletes them).
 *
 * <p>Both loaders are classes of the OpenCV artifact, because the JVM binds a native library to the class loader of the
 * class that asks for it, which need not be ours. The artifact's {@code loadShared} is not used: from Java 12 on it only
 * logs an error and does what {@code loadLocally} does.
 *
 * <p>From Java 24 on the JVM prints a warning at the load unless started with
 * {@code --enable-native-access=ALL-UNNAMED} (or the jar's manifest says so).
 */
public final class OpenCvLibrary {

    private static final String UNPACKED_FOLDER = "opencv_openpnp";
    private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

    private OpenCvLibrary() {}

    /**
     * Returns when OpenCV can be called; costs nothing from the second call on. Whoever uses OpenCV's own classes before
     * the first {@link Picture} calls this first.
     *
     * @throws UnsatisfiedLinkError when there is no build for this machine or it cannot be unpacked
     */
    public static void load() {
        Loaded.once();
    }

    private static final class Loaded {
        static {
            loadNative();
            // Pictures are the unit of parallelism: several threads inside one call only get in each other's way.
            Core.setNumThreads(1);
        }

        static void once() {}
    }

    private static void loadNative() {
        try {
            new OpenCVNativeLoader().init();
        } catch (UnsatisfiedLinkError notOnTheLibraryPath) {
            loadUnpacked(notOnTheLibraryPath);
        }
    }

    private static void loadUnpacked(UnsatisfiedLinkError notOnTheLibraryPath) {
        try {
            OpenCV.loadLocally();
        } catch (RuntimeException | ExceptionInInitializerError e) {
            var error = new UnsatisfiedLinkError(notOnTheLibraryPath.getMessage()
                    + ", and the one in the artifact must fit this machine and be unpacked below "
                    + System.getProperty("java.io.tmpdir"));
            error.initCause(e);
            throw error;
        }
        mappedFile().ifPresent(OpenCvLibrary::unlink);
    }

    private static Optional<Path> mappedFile() {
        try (Stream<String> maps = Files.lines(MAPPED_FILES)) {
            return maps.filter(line -> line.contains("/" + UNPACKED_FOLDER) && !line.endsWith("(deleted)"))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .findFirst();
        } catch (IOException | UncheckedIOException notLinux) {
            return Optional.empty();
        }
    }

    private static void unlink(Path library) {
        try {
            Path path = library;
            while (path.toString().contains(UNPACKED_FOLDER)) {
                Files.delete(path);
                path = path.getParent();
            }
        } catch (IOException notNow) {
            // The shutdown hook of the artifact's own loader tries again.
        }
    }
}

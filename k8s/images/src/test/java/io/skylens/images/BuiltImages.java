package io.skylens.images;

import io.skylens.allinone.broker.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/**
 * The images as {@code k8s/build-images.sh} makes them of the artifacts that stand there, built once for all tests. Wants
 * an engine that answers Docker's API, which Testcontainers finds as it does ({@code DOCKER_HOST}), and the environment
 * variable {@value #BASE}: which base to build on, so that nobody's tests fetch one unasked.
 */
final class BuiltImages {

    static final String BASE = "SKYLENS_IMAGE_BASE";

    private static final String TAG = "it";
    private static final long BUILD_MINUTES = 10;
    private static final Path ROOT = Path.of(System.getProperty("skylens.root", "../.."))
            .toAbsolutePath()
            .normalize();

    private static boolean built;

    private BuiltImages() {}

    /** Skips or fails the test where images cannot be built. */
    static synchronized void require() throws IOException, InterruptedException {
        var base = Optional.ofNullable(System.getenv(BASE));
        RealPart.CONTAINERS.require(
                base.isPresent(),
                BASE + " names no base to build images on, such as docker.io/library/eclipse-temurin:25-jre, with the"
                        + " engine that Testcontainers talks to on the PATH");
        if (!built) {
            build(base.orElseThrow());
            built = true;
        }
    }

    /** The name of an image in the engine. */
    static String of(String image) {
        return "localhost/skylens/" + image + ":" + TAG;
    }

    static Path inProject(String file) {
        return ROOT.resolve(file);
    }

    private static void build(String base) throws IOException, InterruptedException {
        var log = Files.createTempFile("skylens-images", ".log");
        var build = new ProcessBuilder(
                        inProject("k8s/build-images.sh").toString(), "--no-build", "--tag", TAG, "--base", base)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!build.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || build.exitValue() != 0) {
            build.destroyForcibly();
            Assertions.fail("the images could not be built: " + Files.readString(log));
        }
        Files.delete(log);
    }
}

package io.skylens.allinone.broker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Something real that a test wants and a plain machine may lack. Where it is absent the test is skipped and says why,
 * unless the environment variable {@value #VARIABLE} names it: then the test fails. The variable is a list such as
 * {@code shared,chromium,turbojpeg}; {@code .ci/run} sets it to what it has installed. Use, as a test's first lines:
 *
 * <pre>
 *   Path model = RealPart.shared("models/yolov8n_640.torchscript");
 *   Path chromium = RealPart.CHROMIUM.program("chromium", "chromium-browser", "google-chrome");
 *   RealPart.TURBOJPEG.require(TurboJpeg.isPresent(), "the system has no libturbojpeg.so.0");
 * </pre>
 */
public enum RealPart {
    /** The folder of real models, photographs and golden boxes, system property {@code skylens.shared}. */
    SHARED,
    CHROMIUM,
    FFMPEG,
    TURBOJPEG,
    /** A python3 that can import cv2, requests and websockets; see {@link #python}. */
    PYTHON_OPENCV,
    /** GStreamer's RTSP server with its Python bindings, and what its pipelines need; see {@link #pythonOfRtspServer}. */
    GSTREAMER_RTSP,
    /** g++ and make, for what runs on boards. */
    COMPILER,
    /** An address of this machine in a private network, which no other test's is: loopback is let in by everything. */
    PRIVATE_ADDRESS,
    /** A container engine, and a base for the images; see the tests of {@code k8s/images}. */
    CONTAINERS;

    /** The environment variable that names the parts that must be there. */
    public static final String VARIABLE = "SKYLENS_REQUIRE";

    /**
     * Goes on when the part is present; else skips or fails the test.
     *
     * @param why it is held to be absent, for whoever reads the skipped test
     */
    public void require(boolean present, String why) {
        if (present) {
            return;
        }
        if (named(System.getenv(VARIABLE)).contains(this)) {
            Assertions.fail(VARIABLE + " names " + partName() + ", but " + why);
        }
        Assumptions.abort(partName() + " is absent: " + why);
    }

    /** The first of these programs that is on the PATH; requires this part. */
    public Path program(String... names) {
        var found = onPath(names).findFirst();
        require(found.isPresent(), "none of " + String.join(", ", names) + " is on the PATH");
        return found.orElseThrow();
    }

    /** A python3 that can import all of these; requires {@link #PYTHON_OPENCV}. */
    public static Path python(String... modules) {
        var found = pythons().filter(python -> canImport(python, modules)).findFirst();
        PYTHON_OPENCV.require(found.isPresent(), "no python3 can import " + String.join(", ", modules));
        return found.orElseThrow();
    }

    /** A python3 that can run GStreamer's RTSP server; requires {@link #GSTREAMER_RTSP}. */
    public static Path pythonOfRtspServer() {
        var found = pythons().filter(RealPart::hasRtspServer).findFirst();
        GSTREAMER_RTSP.require(found.isPresent(), "no python3 has GstRtspServer and its x264enc and rtpjpegpay");
        return found.orElseThrow();
    }

    /** A file of the shared folder, by its relative path; requires {@link #SHARED}. */
    public static Path shared(String file) {
        var path = Path.of(System.getProperty("skylens.shared", "../shared"))
                .resolve(file)
                .toAbsolutePath()
                .normalize();
        SHARED.require(Files.exists(path), path + " does not exist");
        return path;
    }

    /** The name of this part in {@value #VARIABLE}. */
    public String partName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a name that is none of these parts: it would silently require nothing */
    static Set<RealPart> named(String list) {
        var parts = EnumSet.noneOf(RealPart.class);
        if (list != null) {
            Arrays.stream(list.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .map(RealPart::byName)
                    .forEach(parts::add);
        }
        return parts;
    }

    private static RealPart byName(String name) {
        return Arrays.stream(values())
                .filter(part -> part.partName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(VARIABLE + " must name some of "
                        + Arrays.stream(values()).map(RealPart::partName).collect(Collectors.joining(", ")) + "; got '"
                        + name + "'"));
    }

    private static Stream<Path> onPath(String... names) {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
        return Stream.of(names)
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable);
    }

    private static Stream<Path> pythons() {
        return Stream.concat(onPath("python3"), Stream.of(Path.of("/usr/bin/python3")))
                .filter(Files::isExecutable);
    }

    private static boolean canImport(Path python, String... modules) {
        return runs(python, "import " + String.join(", ", modules));
    }

    private static boolean hasRtspServer(Path python) {
        return runs(
                python,
                "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import Gst, GstRtspServer;"
                        + " Gst.init(None); assert all(map(Gst.ElementFactory.find,"
                        + " ['x264enc', 'jpegenc', 'rtph264pay', 'rtpjpegpay']))");
    }

    private static boolean runs(Path python, String script) {
        try {
            return new ProcessBuilder(python.toString(), "-c", script)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package io.skylens.allinone.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A look at all that Skylens uses of a machine. Changes nothing. */
public final class Checkup {

    private static final long GIGABYTE = 1L << 30;
    private static final long MEMORY_WANTED = 3 * GIGABYTE;
    private static final long DISK_WANTED = 4 * GIGABYTE;

    private static final List<String> TURBOJPEG_NAMES =
            List.of("libturbojpeg.so.0", "libturbojpeg.0.dylib", "libturbojpeg.dylib", "turbojpeg.dll");
    private static final List<String> LIBRARY_FOLDERS = List.of(
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu",
            "/usr/lib64",
            "/usr/lib",
            "/usr/local/lib",
            "/opt/homebrew/lib");

    private final Installation installation;
    private final PortOptions ports;

    public Checkup(Installation installation, PortOptions ports) {
        this.installation = installation;
        this.ports = ports;
    }

    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.fine("Java " + Runtime.version()));
        findings.addAll(artifacts());
        findings.add(model());
        findings.add(ports());
        findings.add(memory());
        findings.add(disk(UserFolders.cache()));
        findings.add(turboJpeg());
        findings.add(program(
                "ffmpeg",
                "cameras that have to be pulled (RTSP, RTMP) need it, and some tests; devices that send do not",
                "ffmpeg"));
        findings.add(program(
                "chromium",
                "tests of the page are skipped; any browser can show it",
                "chromium",
                "chromium-browser",
                "google-chrome"));
        return findings;
    }

    private List<Finding> artifacts() {
        return Stream.<Artifact>of(
                        installation::broker,
                        () -> installation.service("ingest-service"),
                        () -> installation.service("detect-service"),
                        () -> installation.service("view-service"),
                        installation::simulator,
                        installation::tether)
                .map(Checkup::built)
                .toList();
    }

    private interface Artifact {
        Path get() throws CannotStartException;
    }

    private static Finding built(Artifact artifact) {
        try {
            return Finding.fine(artifact.get().toString());
        } catch (CannotStartException e) {
            return Finding.stops("program", e.getMessage());
        }
    }

    private Finding model() {
        var model = installation.demoModel();
        return Files.isRegularFile(model)
                ? Finding.fine("demo model " + model)
                : Finding.costs("demo model " + model, "without --model FILE there are no boxes");
    }

    private Finding ports() {
        try {
            return Finding.fine("ports " + Ports.choose(ports, 1).byName());
        } catch (CannotStartException e) {
            return Finding.stops("ports", e.getMessage());
        }
    }

    private static Finding memory() {
        long free = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getFreeMemorySize();
        long total = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        var what =
                String.format("memory %.1f GB, %.1f of it unused", (double) total / GIGABYTE, (double) free / GIGABYTE);
        return total >= MEMORY_WANTED
                ? Finding.fine(what)
                : Finding.costs(what, "all processes together take up to 3 GB; --detectors 0 saves 1");
    }

    private static Finding disk(Path cache) {
        try {
            var existing = cache;
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            long free = Files.getFileStore(existing).getUsableSpace();
            var what = String.format("disk of %s, %.1f GB free", cache, (double) free / GIGABYTE);
            return free >= DISK_WANTED
                    ? Finding.fine(what)
                    : Finding.costs(what, "many large frames a second can take up to 3 GB for a minute");
        } catch (IOException e) {
            return Finding.stops("folder " + cache, "cannot be used: " + e.getMessage());
        }
    }

    private static Finding turboJpeg() {
        return LIBRARY_FOLDERS.stream()
                .flatMap(folder -> TURBOJPEG_NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::exists)
                .findFirst()
                .map(path -> Finding.fine("libturbojpeg " + path))
                .orElseGet(() -> Finding.costs(
                        "libturbojpeg", "JPEGs take about three times as long to decode (Debian: libturbojpeg0)"));
    }

    private static Finding program(String what, String cost, String... names) {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
        return Stream.of(names)
                .flatMap(name -> Stream.of(name, name + ".exe"))
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(path -> Finding.fine(what + " " + path))
                .orElseGet(() -> Finding.costs(what, cost));
    }
}

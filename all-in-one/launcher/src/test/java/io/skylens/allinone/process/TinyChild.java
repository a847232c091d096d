package io.skylens.allinone.process;

import io.skylens.allinone.tether.Tether;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A child to supervise: what it does is its first argument. What follows only marks its command line. */
public final class TinyChild {

    /** How long the tether lets it take to end. */
    public static final String GRACE_MILLIS = "300";

    private TinyChild() {}

    public static List<String> command(String behaviour, String... marks) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Not the whole class path of the tests: a command line of more than a page cannot be read back.
        var classPath = folderOf(TinyChild.class) + File.pathSeparator + folderOf(Tether.class);
        var command = new ArrayList<>(List.of(java, "-Xmx16m", "-cp", classPath, TinyChild.class.getName(), behaviour));
        command.addAll(List.of(marks));
        return command;
    }

    private static Path folderOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    public static void main(String[] args) throws InterruptedException {
        switch (args[0]) {
            case "work" -> work();
            case "hang-at-end" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(TinyChild::hang));
                work();
            }
            case "ignore-tether" -> hang();
            case "fail" -> {
                System.out.println("ERROR no such thing");
                System.exit(3);
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void work() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> System.out.println("cut=" + System.getProperty(Tether.CUT))));
        Tether.premain(GRACE_MILLIS);
        System.out.println("working");
        hang();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

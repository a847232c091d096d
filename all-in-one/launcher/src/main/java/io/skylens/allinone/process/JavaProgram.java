package io.skylens.allinone.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to run in a Java of its own: the launcher's Java, a bounded heap, and the tether.
 *
 * @param name of the child, also its system property {@code skylens.process}
 * @param jar with its main class and class path in the manifest
 * @param heapMegabytes at most
 * @param properties of the system
 */
public record JavaProgram(
        String name, Path jar, int heapMegabytes, Map<String, String> properties, List<String> arguments) {

    private static final int FIRST_TO_WARN_OF_NATIVE_ACCESS = 22;

    /** The same with one more property of the system. */
    public JavaProgram with(String property, String value) {
        var more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new JavaProgram(name, jar, heapMegabytes, more, arguments);
    }

    /** @param tether the agent's jar */
    public List<String> command(Path tether) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + tether);
        command.add("-Xmx" + heapMegabytes + "m");
        // A child without memory is of no use to anyone: it ends, and is started again.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Djava.awt.headless=true");
        if (Runtime.version().feature() >= FIRST_TO_WARN_OF_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-Dskylens.process=" + name);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return command;
    }
}

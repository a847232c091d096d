package io.skylens.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** CPU time of a process's threads, by what they do, as Linux counts it ({@code proc(5)}), in ticks of 10 ms. */
record ThreadTimes(Map<String, Long> ticks) {

    private static final int UTIME = 11;

    /** @param group of a thread's name, of which Linux keeps 15 characters */
    static ThreadTimes of(long pid, UnaryOperator<String> group) {
        var ticks = new TreeMap<String, Long>();
        try (var threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            for (var thread : threads.toList()) {
                var stat = Files.readString(thread.resolve("stat"));
                int end = stat.lastIndexOf(')');
                var fields = stat.substring(end + 2).split(" ");
                long used = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
                ticks.merge(group.apply(stat.substring(stat.indexOf('(') + 1, end)), used, Long::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ThreadTimes(ticks);
    }

    /** Each group's share of what all have used since. */
    Map<String, Double> sharesSince(ThreadTimes before) {
        var used = new TreeMap<String, Double>();
        ticks.forEach((group, now) -> used.put(group, (double) now - before.ticks.getOrDefault(group, 0L)));
        double all = used.values().stream().mapToDouble(Double::doubleValue).sum();
        used.replaceAll((group, ticksUsed) -> ticksUsed / all);
        return used;
    }
}

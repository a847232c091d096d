package io.skylens.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java process holds, in KiB. What it has thrown away and not yet collected lies in the heap too, up to the heap's
 * bound, however little is in use.
 *
 * @param live of the heap, in use after a full collection
 * @param outside in RAM, beside the heap
 * @param resident all that is in RAM
 */
record JavaMemory(long live, long outside, long resident) {

    private static final Pattern HEAP = Pattern.compile("used (\\d+)K \\[0x(\\p{XDigit}+), 0x(\\p{XDigit}+)\\)");
    private static final Pattern MAPPING =
            Pattern.compile("(?m)^(\\p{XDigit}+)-\\p{XDigit}+ [^\\n]*|^Rss: +(\\d+) kB$");

    /** Collects. */
    static JavaMemory of(ProcessHandle process) throws IOException {
        jcmd(process, "GC.run");
        var heap = HEAP.matcher(jcmd(process, "GC.heap_info"));
        if (!heap.find()) {
            throw new IllegalStateException("jcmd must tell where the heap of " + process.pid() + " lies, does not");
        }
        long resident = Usage.residentKibibytes(process);
        return new JavaMemory(Long.parseLong(heap.group(1)), resident - residentOf(process, heap), resident);
    }

    /** In use, and not to be had back by collecting. */
    long lastingKibibytes() {
        return live + outside;
    }

    private static long residentOf(ProcessHandle process, Matcher heap) throws IOException {
        long from = Long.parseUnsignedLong(heap.group(2), 16);
        long to = Long.parseUnsignedLong(heap.group(3), 16);
        long sum = 0;
        boolean inHeap = false;
        var lines = MAPPING.matcher(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "smaps")));
        while (lines.find()) {
            if (lines.group(1) != null) {
                long start = Long.parseUnsignedLong(lines.group(1), 16);
                inHeap = Long.compareUnsigned(start, from) >= 0 && Long.compareUnsigned(start, to) < 0;
            } else if (inHeap) {
                sum += Long.parseLong(lines.group(2));
            }
        }
        return sum;
    }

    private static String jcmd(ProcessHandle process, String command) throws IOException {
        var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var started = new ProcessBuilder(program, String.valueOf(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        return new String(started.getInputStream().readAllBytes());
    }

    @Override
    public String toString() {
        return String.format(
                "%d MiB of live heap, %d beside it, %d resident", live >> 10, outside >> 10, resident >> 10);
    }
}

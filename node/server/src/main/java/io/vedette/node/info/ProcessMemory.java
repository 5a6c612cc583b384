package io.vedette.node.info;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of this process. What Redis knows of its allocator is here the heap: used is what objects take, garbage that
 * was not collected yet included.
 */
public final class ProcessMemory {
    private static final Path STATM = Path.of("/proc/self/statm");
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final long PAGE = 4096;

    private final long startupBytes = used();
    private long peakBytes = startupBytes;

    public long usedBytes() {
        long used = used();
        peakBytes = Math.max(peakBytes, used);
        return used;
    }

    public long peakBytes() {
        return Math.max(peakBytes, usedBytes());
    }

    /** What was used before there was data. */
    public long startupBytes() {
        return startupBytes;
    }

    /** What the process holds of the machine's memory; where the system does not say, what the heap holds. */
    public long residentBytes() {
        try {
            return Long.parseLong(Files.readString(STATM).split(" ", -1)[1]) * PAGE;
        } catch (IOException notLinux) {
            return Runtime.getRuntime().totalMemory();
        }
    }

    /** The machine's memory; 0 where the system does not say. */
    public long machineBytes() {
        try {
            String first = Files.readAllLines(MEMINFO).get(0);
            return Long.parseLong(first.replaceAll("\\D", "")) << 10;
        } catch (IOException notLinux) {
            return 0;
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

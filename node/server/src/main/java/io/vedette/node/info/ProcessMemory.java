package io.vedette.node.info;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Memory of this process. Used is what counts towards {@code maxmemory}: what keys and values take by estimate, and replies
 * that wait for clients. What Redis knows of its allocator is here the heap, garbage that was not collected yet included.
 */
public final class ProcessMemory {
    private static final Path STATM = Path.of("/proc/self/statm");
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final long PAGE = 4096;

    private final LongSupplier data;
    private final LongSupplier others;
    private long peakBytes;

    /** Beside {@code data}, keys and values, {@code others} counts. */
    public ProcessMemory(LongSupplier data, LongSupplier others) {
        this.data = data;
        this.others = others;
    }

    /** To be called now and then, for the peak. */
    public void sample() {
        peakBytes = Math.max(peakBytes, usedBytes());
    }

    public long usedBytes() {
        return data.getAsLong() + others.getAsLong();
    }

    public long dataBytes() {
        return data.getAsLong();
    }

    public long peakBytes() {
        return Math.max(peakBytes, usedBytes());
    }

    public long heapBytes() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
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
}

package io.vedette.node.info;

import io.vedette.resp.process.ProcFile;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Memory of this process. Used is what counts towards {@code maxmemory}: what databases, keys and values take by estimate,
 * and replies that wait for clients. What Redis knows of its allocator is here the heap, garbage that was not collected yet included.
 */
public final class ProcessMemory {
    private static final long PAGE = 4096;

    private final LongSupplier data;
    private final LongSupplier others;
    private final ProcFile own = new ProcFile("/proc/self/statm");
    private final ProcFile machine = new ProcFile("/proc/meminfo");
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
        Optional<String> told = own.read();
        return told.isPresent()
                ? ProcFile.number(told.get(), ProcFile.word(told.get(), 0, 1)) * PAGE
                : Runtime.getRuntime().totalMemory();
    }

    /** The machine's memory, of which the first line tells; 0 where the system does not say. */
    public long machineBytes() {
        Optional<String> told = machine.read();
        return told.isPresent() ? ProcFile.number(told.get(), 0) << 10 : 0;
    }
}

package io.vedette.node.info;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How much of something happened per second lately: the mean of sixteen samples, as in Redis. */
public final class Rates {
    /** What is counted. */
    public enum Measure {
        COMMANDS,
        INPUT_BYTES,
        OUTPUT_BYTES,
        REPLICATION_INPUT_BYTES,
        REPLICATION_OUTPUT_BYTES
    }

    private static final int SAMPLES = 16;

    private static final class Series {
        private final long[] perSecond = new long[SAMPLES];
        private int next;
        private long lastCount;
        private long lastMs;

        void sample(long count, long nowMs) {
            long elapsed = nowMs - lastMs;
            perSecond[next] = elapsed > 0 ? (count - lastCount) * 1000 / elapsed : 0;
            next = (next + 1) % SAMPLES;
            lastCount = count;
            lastMs = nowMs;
        }

        long mean() {
            long sum = 0;
            for (long one : perSecond) {
                sum += one;
            }
            return sum / SAMPLES;
        }
    }

    private final Map<Measure, Series> series = new EnumMap<>(Measure.class);

    public Rates() {
        reset();
    }

    /** What is counted begins at 0 again. */
    public void reset() {
        for (Measure measure : Measure.values()) {
            series.put(measure, new Series());
        }
    }

    public void sample(Measure measure, long count, long nowMs) {
        of(measure).sample(count, nowMs);
    }

    public long perSecond(Measure measure) {
        return of(measure).mean();
    }

    private Series of(Measure measure) {
        return Objects.requireNonNull(series.get(measure));
    }
}

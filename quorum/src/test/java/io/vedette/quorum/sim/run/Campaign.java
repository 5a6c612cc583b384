package io.vedette.quorum.sim.run;

import io.vedette.quorum.sim.sentinel.Core;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many seeds on a few threads, each run alone in one of them.
 *
 * @param twiceEvery every so manyth seed is run a second time and compared; 0 for none
 */
public record Campaign(long firstSeed, long seeds, int threads, int twiceEvery, Core.Maker maker) {
    /** Each one keeps its counts; a core that fails more often than that needs no longer run. */
    private static final int MOST_FAILURES = 200;

    public Summary run() throws InterruptedException, ExecutionException {
        AtomicLong next = new AtomicLong(firstSeed);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Summary>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(() -> work(next)));
            }
            Summary all = new Summary();
            for (Future<Summary> part : parts) {
                all.add(part.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    private Summary work(AtomicLong next) {
        Summary summary = new Summary();
        for (long seed = next.getAndIncrement(); seed < firstSeed + seeds; seed = next.getAndIncrement()) {
            Plan plan = Plans.of(seed);
            RunResult result = new Simulation(seed, plan, maker, false).run();
            summary.add(result);
            if (twiceEvery > 0 && seed % twiceEvery == 0) {
                summary.compare(result, new Simulation(seed, plan, maker, false).run());
            }
            if (summary.failures().size() >= MOST_FAILURES) {
                break;
            }
        }
        return summary;
    }
}

package io.vedette.resp;

import java.util.Objects;
import java.util.SplittableRandom;

/**
 * One seeded run over many frames. {@code -Dframes=} sets how many, {@code -Dseed=} replays one: whatever fails says
 * both the run's seed and the frame's own, and the frame's own alone is enough to see it again ({@code -Dframes=1}).
 */
final class FuzzRun {

    private static final long DEFAULT_SEED = 20261121L;

    interface Frame {
        void check(SplittableRandom random);
    }

    private FuzzRun() {}

    static void over(int usualFrames, Frame frame) {
        int frames = Integer.getInteger("frames", usualFrames);
        long seed = Objects.requireNonNull(Long.getLong("seed", DEFAULT_SEED));
        for (int i = 0; i < frames; i++) {
            long own = seed + i;
            try {
                frame.check(new SplittableRandom(own));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("frame " + i + " failed; replay it with -Dframes=1 -Dseed=" + own, e);
            }
        }
    }
}

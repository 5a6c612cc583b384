package io.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A seeded run of random operations against a model: {@code -Dsteps=} sets how many, {@code -Dseed=} replays. */
public final class ModelRun {

    private static final int USUAL_STEPS = times(100_000, 300_000);
    private static final long USUAL_SEED = 20261121L;

    /** One operation on both. */
    public interface Operation {
        void run(SplittableRandom random);
    }

    private ModelRun() {}

    /** How many rounds of a kind there are in {@code mvn verify}, and how many under {@code -Pthorough}. */
    public static int times(int few, int many) {
        return Boolean.getBoolean("tests.thorough") ? many : few;
    }

    public static void of(Operation operation) {
        int steps = Integer.getInteger("steps", USUAL_STEPS);
        long seed = Objects.requireNonNull(Long.getLong("seed", USUAL_SEED));
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < steps; i++) {
            try {
                operation.run(random);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("step " + i + " failed; replay it with -Dseed=" + seed, e);
            }
        }
    }

    /** The same, arrays by what is in them; for millions of comparisons, each of which must cost little. */
    public static void same(@Nullable Object ours, @Nullable Object models) {
        if (!Objects.deepEquals(ours, models)) {
            assertThat(ours).isEqualTo(models);
        }
    }

    /** A short key out of so many. */
    public static byte[] key(SplittableRandom random, int keys) {
        return ("k" + random.nextInt(keys)).getBytes(StandardCharsets.US_ASCII);
    }

    /** A string that may look like a number of any width, or be of any length up to the bound. */
    public static byte[] value(SplittableRandom random, int longest) {
        if (random.nextInt(3) == 0) {
            long number = random.nextLong() >> random.nextInt(64);
            return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        }
        byte[] bytes = new byte[random.nextInt(random.nextInt(50) == 0 ? longest + 1 : 24)];
        random.nextBytes(bytes);
        return bytes;
    }
}

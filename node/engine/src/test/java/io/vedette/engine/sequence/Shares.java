package io.vedette.engine.sequence;

import io.vedette.engine.ModelRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Shares a thing and what was shared of it, a few at a time, and changes any of them: none may notice what becomes of another. */
final class Shares {
    private static final int AT_A_TIME = 4;
    private static final int STEPS_OF_A_PHASE = 5_000;
    private static final int STEPS_BETWEEN_SHARES = 2_000;

    private Shares() {}

    /** One of them, with a model that nobody else changes. */
    interface Share<S> {

        S share();

        /** Compares all of it with its model. */
        void check();
    }

    /** Changes one of them and its model; phases differ in what is done mostly. */
    interface Change<S> {
        void change(S one, SplittableRandom random, int phase);
    }

    static <S extends Share<S>> void run(S first, Change<S> change) {
        List<S> all = new ArrayList<>(List.of(first));
        int[] step = new int[1];
        ModelRun.of(random -> {
            int phase = step[0]++ / STEPS_OF_A_PHASE;
            change.change(all.get(random.nextInt(all.size())), random, phase);
            if (step[0] % STEPS_BETWEEN_SHARES == 0) {
                if (all.size() == AT_A_TIME) {
                    all.remove(random.nextInt(AT_A_TIME)).check();
                }
                all.add(all.get(random.nextInt(all.size())).share());
            }
        });
        all.forEach(Share::check);
    }
}

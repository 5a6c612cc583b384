package io.vedette.quorum.sim.check;

/** One thing that must always be true. It is told what happens and complains at once. */
public abstract class Invariant implements Witness {

    /** Complains unless it holds; the sentence has a pair of braces where each value belongs. */
    protected final void require(boolean holds, String sentence, Object... values) {
        if (!holds) {
            throw broken(sentence, values);
        }
    }

    /** For conditions on hot paths: no value is even boxed unless it is broken. */
    protected final InvariantBroken broken(String sentence, Object... values) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int hole = sentence.indexOf("{}", from);
            text.append(sentence, from, hole).append(value);
            from = hole + 2;
        }
        text.append(sentence, from, sentence.length());
        return new InvariantBroken(getClass().getSimpleName(), text.toString());
    }
}

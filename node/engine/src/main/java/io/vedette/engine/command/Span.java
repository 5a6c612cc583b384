package io.vedette.engine.command;

/**
 * What two indexes of a command mean in a sequence: from the end if negative, cut to what there is.
 *
 * @param count 0 if they meet nothing
 */
record Span(int from, int count) {

    private static final Span NOTHING = new Span(0, 0);

    static Span of(long start, long end, int size) {
        long from = Math.max(0, start < 0 ? size + start : start);
        long to = Math.min(size - 1L, end < 0 ? size + end : end);
        return from > to ? NOTHING : new Span((int) from, (int) (to - from + 1));
    }
}

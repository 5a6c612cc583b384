package io.vedette.node.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What LATENCY GRAPH draws: a column per sample, its height between the least and the greatest, and below it, read
 * downwards, how long ago that was. Four rows of three steps each, as redis-server draws them.
 *
 * <pre>
 *    #
 *   o|
 *  _||
 * _|||
 * 2118
 * mmms
 * </pre>
 */
final class LatencyGraph {
    private static final int COLUMNS = 80;
    private static final int ROWS = 4;
    private static final char[] STEPS = {'_', 'o', '#'};
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    private final List<LatencyMonitor.Sample> samples;
    private final long nowSeconds;
    private final long least;
    private final long range;

    private LatencyGraph(List<LatencyMonitor.Sample> samples, long nowSeconds, long least, long most) {
        this.samples = samples;
        this.nowSeconds = nowSeconds;
        this.least = least;
        this.range = Math.max(1, most - least);
    }

    static String of(String event, LatencyMonitor.Series series, long nowSeconds) {
        List<LatencyMonitor.Sample> all = new ArrayList<>(series.samples());
        long least = all.stream().mapToLong(LatencyMonitor.Sample::ms).min().orElse(0);
        long most = all.stream().mapToLong(LatencyMonitor.Sample::ms).max().orElse(0);
        StringBuilder out = new StringBuilder(event + " - high " + most + " ms, low " + least + " ms (all time high "
                + series.longestMs() + " ms)\n");
        out.append("-".repeat(COLUMNS)).append('\n');
        for (int from = 0; from < all.size(); from += COLUMNS) {
            out.append(from == 0 ? "" : "\n");
            List<LatencyMonitor.Sample> part = all.subList(from, Math.min(all.size(), from + COLUMNS));
            new LatencyGraph(part, nowSeconds, least, most).draw(out);
        }
        return out.toString();
    }

    private void draw(StringBuilder out) {
        for (int row = ROWS - 1; row >= 0; row--) {
            char[] line = blank();
            for (int i = 0; i < line.length; i++) {
                int above = step(samples.get(i)) - row * STEPS.length;
                line[i] = above < 0 ? ' ' : above < STEPS.length ? STEPS[above] : '|';
            }
            out.append(line).append('\n');
        }
        List<String> ages = samples.stream()
                .map(sample -> age(nowSeconds - sample.atSeconds()))
                .toList();
        int longest = ages.stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            char[] line = blank();
            for (int column = 0; column < line.length; column++) {
                String age = ages.get(column);
                line[column] = i < age.length() ? age.charAt(i) : ' ';
            }
            out.append(line).append('\n');
        }
    }

    private char[] blank() {
        char[] line = new char[samples.size()];
        Arrays.fill(line, ' ');
        return line;
    }

    private int step(LatencyMonitor.Sample sample) {
        int steps = STEPS.length * ROWS;
        return (int) Math.min(steps - 1L, (sample.ms() - least) * steps / range);
    }

    private static String age(long seconds) {
        if (seconds < MINUTE) {
            return seconds + "s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + "m";
        }
        return seconds < DAY ? seconds / HOUR + "h" : seconds / DAY + "d";
    }
}

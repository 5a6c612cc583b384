package io.vedette.deploy.backup;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How far a long work is: a bar that moves on a terminal, a line now and then elsewhere. */
final class Progress {
    private static final int WIDTH = 30;
    private static final long MOVE_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LINE_NS = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter err;
    private final boolean moving;
    private final LongSupplier nanos;
    private final String what;
    private final long total;
    private long done;
    private long shownNs;
    private boolean shown;

    /**
     * Nothing is done yet.
     *
     * @param moving whether somebody looks at a terminal
     * @param total how many bytes there will be, or 0 where nobody knows
     */
    Progress(PrintWriter err, boolean moving, LongSupplier nanos, String what, long total) {
        this.err = err;
        this.moving = moving;
        this.nanos = nanos;
        this.what = what;
        this.total = total;
        this.shownNs = nanos.getAsLong();
    }

    /** Whether somebody looks, by what the launcher found. */
    static boolean isSeen() {
        return System.getProperty("vedette.terminal", "").endsWith("out");
    }

    void add(long bytes) {
        done += bytes;
        long now = nanos.getAsLong();
        if (now - shownNs >= (moving ? MOVE_NS : LINE_NS)) {
            shownNs = now;
            show();
        }
    }

    /** There is no more. */
    void end() {
        if (shown && moving) {
            show();
            err.println();
        }
    }

    private void show() {
        shown = true;
        if (moving) {
            err.print("\r" + line());
            err.flush();
        } else {
            err.println(line());
        }
    }

    String line() {
        if (total == 0) {
            return what + " " + megabytes(done);
        }
        int part = (int) (WIDTH * Math.min(done, total) / total);
        return what + " [" + "#".repeat(part) + ".".repeat(WIDTH - part) + "] " + 100 * Math.min(done, total) / total
                + " % of " + megabytes(total);
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
    }
}

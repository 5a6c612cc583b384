package io.vedette.node.watch;

/** What is known of the work of one command. */
final class CommandFigures {
    private final String name;
    private final TimeHistogram times = new TimeHistogram();
    private long calls;
    private long ns;
    private long rejected;
    private long failed;

    CommandFigures(String name) {
        this.name = name;
    }

    /** @param kept whether it is noted how long this very call took */
    void ran(long took, boolean failedToo, boolean kept) {
        calls++;
        ns += took;
        if (kept) {
            times.add(took);
        }
        if (failedToo) {
            failed++;
        }
    }

    void rejected() {
        rejected++;
    }

    String name() {
        return name;
    }

    TimeHistogram times() {
        return times;
    }

    long calls() {
        return calls;
    }

    long ns() {
        return ns;
    }

    /** How often it was refused before it ran. */
    long rejections() {
        return rejected;
    }

    /** How often it ran and its reply was an error. */
    long failures() {
        return failed;
    }
}

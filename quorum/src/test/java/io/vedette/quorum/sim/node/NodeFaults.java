package io.vedette.quorum.sim.node;

/** How slow this node is, and what is wrong with it that is neither network nor process. */
public final class NodeFaults {
    private long snapshotUs = 300_000;
    private long loadUs = 100_000;
    private boolean misconf;
    private boolean busy;
    private int priority = 100;

    public long snapshotUs() {
        return snapshotUs;
    }

    public long loadUs() {
        return loadUs;
    }

    public void loadsFor(long us) {
        loadUs = us;
    }

    public void snapshotsFor(long us) {
        snapshotUs = us;
    }

    public boolean isMisconfigured() {
        return misconf;
    }

    public void misconfigured(boolean yes) {
        misconf = yes;
    }

    public boolean isBusy() {
        return busy;
    }

    public void busy(boolean yes) {
        busy = yes;
    }

    public int priority() {
        return priority;
    }

    public void priority(int value) {
        priority = value;
    }
}

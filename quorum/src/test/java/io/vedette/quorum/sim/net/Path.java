package io.vedette.quorum.sim.net;

import java.util.random.RandomGenerator;

/** The way from one host to another, in this direction only. */
public final class Path {
    private static final int MILLION = 1_000_000;

    private final Host from;
    private final Host to;
    private final RandomGenerator random;
    private final long normalUs;
    private final long normalJitterUs;
    private long baseUs;
    private long jitterUs;
    private int lossPpm;
    private int repeatPpm;
    private int cuts;

    Path(Host from, Host to, long baseUs, long jitterUs, RandomGenerator random) {
        this.from = from;
        this.to = to;
        this.random = random;
        normalUs = baseUs;
        normalJitterUs = jitterUs;
        this.baseUs = baseUs;
        this.jitterUs = jitterUs;
    }

    /** Cuts are counted: two partitions may overlap, and the way is open when both have healed. */
    public void cut() {
        cuts++;
    }

    public void mend() {
        cuts--;
    }

    public void slowDown(long addedUs, long addedJitterUs) {
        baseUs += addedUs;
        jitterUs += addedJitterUs;
    }

    public void lose(int ppm) {
        lossPpm += ppm;
    }

    public void repeat(int ppm) {
        repeatPpm += ppm;
    }

    public boolean isOpen() {
        return cuts == 0 && from.isUp() && to.isUp();
    }

    /** Whether it is as it was when the run began. */
    public boolean isHealthy() {
        return isOpen() && lossPpm == 0 && baseUs == normalUs && jitterUs == normalJitterUs;
    }

    boolean passesNow() {
        return isOpen() && !(lossPpm > 0 && random.nextInt(MILLION) < lossPpm);
    }

    boolean repeatsNow() {
        return repeatPpm > 0 && random.nextInt(MILLION) < repeatPpm;
    }

    long delayUs() {
        return jitterUs == 0 ? baseUs : baseUs + random.nextInt((int) jitterUs + 1);
    }
}

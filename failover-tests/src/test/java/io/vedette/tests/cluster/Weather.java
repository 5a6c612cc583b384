package io.vedette.tests.cluster;

import java.util.random.RandomGenerator;

/**
 * What a network does to what is sent over it. Loss is what TCP makes of it: nothing is missing, but what was lost, and all
 * behind it, comes when it has been sent again; a lost SYN costs a second.
 *
 * @param jitterMs the delay varies by up to this much in both directions
 * @param loss the share of packets that are lost, 0 to 1
 */
public record Weather(double delayMs, double jitterMs, double loss) {
    public static final Weather FAIR = new Weather(0, 0, 0);

    private static final double RETRANSMISSION_MS = 200;
    private static final double SYN_RETRANSMISSION_MS = 1_000;
    private static final int MOST_LOST_IN_A_ROW = 6;

    double packetDelayMs(RandomGenerator random) {
        return oneWay(random) + retransmissions(RETRANSMISSION_MS, random);
    }

    double connectDelayMs(RandomGenerator random) {
        return 2 * oneWay(random) + retransmissions(SYN_RETRANSMISSION_MS, random);
    }

    private double oneWay(RandomGenerator random) {
        return Math.max(0, delayMs + jitterMs * (2 * random.nextDouble() - 1));
    }

    /** Each loss doubles the time until the next attempt. */
    private double retransmissions(double firstMs, RandomGenerator random) {
        double sum = 0;
        double next = firstMs;
        for (int lost = 0; lost < MOST_LOST_IN_A_ROW && random.nextDouble() < loss; lost++) {
            sum += next;
            next *= 2;
        }
        return sum;
    }
}

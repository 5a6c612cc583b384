package io.vedette.quorum.sim.run;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.sim.check.Witness;
import io.vedette.quorum.sim.sentinel.SentinelProcess;

/** How often the sentinels, all together, held a master for down, began a failover, or said that the master is another one. */
final class Calls implements Witness {
    private int downs;
    private int attempts;
    private int switches;

    @Override
    public void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {
        switch (event) {
            case "+sdown" -> downs += payload.startsWith("master ") ? 1 : 0;
            case "+try-failover" -> attempts++;
            case "+switch-master" -> switches++;
            default -> {}
        }
    }

    Figures.Noise noise() {
        return new Figures.Noise(downs, attempts, switches);
    }
}

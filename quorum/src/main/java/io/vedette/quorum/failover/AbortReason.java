package io.vedette.quorum.failover;

import io.vedette.quorum.vote.BackOff;

/** Why a failover was given up, the event Redis has for it, and how soon to try again. */
public enum AbortReason {
    NOT_ELECTED("not elected", "-failover-abort-not-elected", BackOff.ELECTION),
    OVERTAKEN("another sentinel took over in a later epoch", "-failover-abort-not-elected", BackOff.ELECTION),
    LEADERSHIP_LOST(
            "the leadership was lost with the ensemble that gave it", "-failover-abort-not-elected", BackOff.ELECTION),
    MASTER_RETURNED("the master came back", "-failover-abort-not-elected", BackOff.ELECTION),
    VOUCHED_FOR("replicas still hear the master", "-failover-abort-not-elected", BackOff.ELECTION),
    STOOD_STILL(
            "this sentinel stood still before it promoted a replica", "-failover-abort-not-elected", BackOff.ELECTION),
    NO_GOOD_REPLICA("no replica may be promoted", "-failover-abort-no-good-slave", BackOff.FAILOVER),
    NOT_PROMOTED("no replica became master in time", "-failover-abort-slave-timeout", BackOff.FAILOVER),
    NOT_PAUSED("the master did not pause its writes in time", "-failover-abort-slave-timeout", BackOff.FAILOVER),
    NOT_CAUGHT_UP("the replica did not catch up in time", "-failover-abort-slave-timeout", BackOff.FAILOVER);

    private final String text;
    private final String event;
    private final BackOff backOff;

    AbortReason(String text, String event, BackOff backOff) {
        this.text = text;
        this.event = event;
        this.backOff = backOff;
    }

    public String text() {
        return text;
    }

    String event() {
        return event;
    }

    /** Whether it says nothing about the group: an operator's order is still to be carried out. */
    boolean isMisfortune() {
        return this == NOT_ELECTED || this == STOOD_STILL;
    }

    BackOff backOff() {
        return backOff;
    }
}

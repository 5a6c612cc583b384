package io.vedette.quorum.desk;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Effect.EventLevel;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.quorum.link.Agenda;
import io.vedette.quorum.liveness.LocalHealth;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** This sentinel itself: its identity and epoch, its clock and health, and the desk everything leaves by. */
public final class Self {
    private final SentinelId id;
    private final RandomGenerator random;
    private final Outbox outbox = new Outbox();
    private final Journal journal = new Journal();
    private final Agenda agenda = new Agenda();
    private final LocalHealth health = new LocalHealth();
    private final Names names = new Names();
    private Settings settings;
    private Epoch currentEpoch;
    private boolean crashesAfterElection;
    private boolean crashesAfterPromotion;
    private long numbers;

    public Self(SentinelId id, Epoch currentEpoch, Settings settings, RandomGenerator random) {
        this.id = id;
        this.currentEpoch = currentEpoch;
        this.settings = settings;
        this.random = random;
    }

    public SentinelId id() {
        return id;
    }

    public Epoch currentEpoch() {
        return currentEpoch;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Journal journal() {
        return journal;
    }

    public Agenda agenda() {
        return agenda;
    }

    public LocalHealth health() {
        return health;
    }

    public Names names() {
        return names;
    }

    public RandomGenerator random() {
        return random;
    }

    public Settings settings() {
        return settings;
    }

    public void settings(Settings newSettings) {
        settings = newSettings;
    }

    /** A number no question, order or link has had before. */
    public long nextNumber() {
        return ++numbers;
    }

    /** The last number that was given out: what is numbered beyond it happens later, be it in the same millisecond. */
    public long mark() {
        return numbers;
    }

    /**
     * Takes over an epoch that was heard of, when it is later than ours and credible.
     *
     * @return whether we are at that epoch or beyond it now
     */
    public boolean reach(Epoch heard) {
        if (!heard.isCredibleAfter(currentEpoch, settings.maxEpochJump())) {
            return false;
        }
        if (heard.isAfter(currentEpoch)) {
            currentEpoch = heard;
            journal.save();
            announce(EventLevel.WARNING, "+new-epoch", heard.toString());
        }
        return true;
    }

    /** An event that belongs to no instance; no script runs for it. */
    public void announce(EventLevel level, String channel, String payload) {
        outbox.emit(new Effect.Announce(level, channel, payload, Optional.empty(), false));
    }

    /** An event of an instance; the notification script runs for warnings. */
    public void announce(EventLevel level, String channel, String payload, GroupName group) {
        outbox.emit(new Effect.Announce(level, channel, payload, Optional.of(group), level == EventLevel.WARNING));
    }

    public void simulateCrashes(boolean afterElection, boolean afterPromotion) {
        crashesAfterElection = afterElection;
        crashesAfterPromotion = afterPromotion;
    }

    public boolean crashesAfterElection() {
        return crashesAfterElection;
    }

    public boolean crashesAfterPromotion() {
        return crashesAfterPromotion;
    }
}

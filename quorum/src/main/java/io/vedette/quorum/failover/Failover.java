package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import java.util.List;
import java.util.Optional;

/**
 * Where the replacing of a master stands. Each state is a record that carries all it needs, its own deadline included; it is asked for
 * its next {@link Move} whenever something happened or its deadline has come, and answers from the {@link Scene} alone.
 *
 * <pre>
 *   Idle ----------> Electing      the master is objectively down and nothing objects, or an operator ordered it
 *   Electing ------> Surveying     elected by a majority
 *   Electing ------> Aborted       outvoted, overtaken, no majority in time, not confirmed by a quorum, or the master came back
 *   Surveying -----> Promoting     all replicas that can be reached told their offsets, and one may be promoted
 *   Surveying -----> Pausing       the same, in a switchover
 *   Surveying -----> Aborted       none may be promoted, or overtaken, or the master came back, or replicas vouch for it
 *   Pausing -------> CatchingUp    the master accepts no more writes
 *   Pausing -------> Aborted       it did not pause in time, or overtaken
 *   CatchingUp ----> Promoting     the replica has every byte of the master
 *   CatchingUp ----> Aborted       not in time, or overtaken: writes are resumed
 *   Promoting -----> Verifying     the order was carried out, or nobody knows
 *   Promoting -----> Surveying     the replica refused: choose among the others
 *   Promoting -----> Aborted       no answer in time, and no time for another; or overtaken
 *   Verifying -----> Repointing    it says it is a master: everybody is told
 *   Verifying -----> Promoting     it says it is not: order it again
 *   Verifying -----> Surveying     no answer: choose among the others
 *   Verifying -----> Aborted       no answer, and no time for another; or overtaken
 *   Repointing ----> Done          all other replicas follow, or cannot be reached, or time is up, or overtaken
 *   Done ----------> Idle
 *   Aborted -------> Idle          and not again before its back-off is over
 * </pre>
 *
 * Up to {@code Promoting} nothing has been changed in the world, so the leader may give up, or die, without a trace but an epoch. After
 * it there is no way back: if the leader dies the next one finds a replica that is a master already, and ranks it first.
 */
public sealed interface Failover
        permits Idle, Electing, Surveying, Pausing, CatchingUp, Promoting, Verifying, Repointing, Ended {

    /** What comes next: the end, for one that is overtaken in a state that leads; else whatever the state itself says. */
    default Move next(Scene scene, long nowMs) {
        return mission()
                .flatMap(mission -> scene.deposed(mission.epoch()))
                .flatMap(this::overtaken)
                .orElseGet(() -> step(scene, nowMs));
    }

    /** What comes next as long as nobody else took over. */
    Move step(Scene scene, long nowMs);

    /** How it ends when we may lead no more; empty when there is nothing to end. */
    Optional<Move> overtaken(AbortReason why);

    /**
     * What becomes of it when we have stood still for so long. Those who voted for us waited meanwhile, and perhaps do so no more; what was
     * asked before is old.
     */
    Move afterStandstill(Scene scene, long forMs, long nowMs);

    /** When to be asked again although nothing happened. */
    long deadlineMs();

    /** The replica that is to be the master, from when it is selected. */
    Optional<HostPort> chosen();

    /** Redis's word for it in SENTINEL MASTER; empty while no failover is in progress. */
    Optional<String> redisWord();

    /** The mission under way; empty when there is none. */
    Optional<Mission> mission();

    /** The states this one can be followed by. */
    List<Class<? extends Failover>> successors();

    /** Whether we may vote for another sentinel meanwhile; if so and we do, we are overtaken. */
    boolean yieldsToOthers();

    /** What the account of this failover says besides the state's name: about whom it is, where nothing else is to be said. */
    default String detail() {
        return chosen().map(HostPort::name).orElse("");
    }

    default String name() {
        return getClass().getSimpleName();
    }

    default boolean isInProgress() {
        return mission().isPresent();
    }
}

package io.vedette.engine;

import io.vedette.engine.command.Services;
import io.vedette.engine.event.EventClass;
import io.vedette.engine.keyspace.Evictor;
import io.vedette.engine.keyspace.Frequency;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.keyspace.Recency;
import io.vedette.engine.replication.Effects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Keeps the data within {@code maxmemory}. What counts is the estimate of what keys and values take on a JVM
 * ({@link Keyspace#bytes}) and what the caller adds to it; the heap itself says nothing useful, for it is full of what is not
 * used any more. What is removed is freed by the collector, so a large value costs the loop no more than a small one.
 */
public final class MemoryLimit {
    /** How an attempt to make room ended. */
    public enum Outcome {
        /** The data are within the limit. */
        ENOUGH,
        /** There is more to do. */
        MORE,
        /** The data are above the limit, and nothing may go. */
        NOTHING_LEFT
    }

    private final Services services;
    private final Evictor evictor;
    private final RandomGenerator random;
    private MemoryRules rules = MemoryRules.UNLIMITED;

    MemoryLimit(Services services, RandomGenerator random) {
        this.services = services;
        this.random = random;
        this.evictor = new Evictor(services.keyspace(), random);
    }

    public void rules(MemoryRules other) {
        rules = other;
        services.refuseGrowth(false);
        evictor.policy(other.policy(), other.samples());
        services.keyspace()
                .aging(
                        other.policy().countsUse()
                                ? new Frequency(random, other.lfuLogFactor(), other.lfuDecayMinutes())
                                : Recency.INSTANCE);
    }

    /** Whether keys, values and {@code otherBytes} are more than is allowed. */
    public boolean isExceeded(long otherBytes) {
        return rules.mostBytes() > 0 && services.keyspace().bytes() + otherBytes > rules.mostBytes();
    }

    /** Removes up to so many keys, as long as it is exceeded; replicas are told of each by itself. */
    public Outcome makeRoom(long otherBytes, int most) {
        for (int i = 0; i < most && isExceeded(otherBytes); i++) {
            Optional<Evictor.Evicted> evicted = evictor.evict();
            if (evicted.isEmpty()) {
                return Outcome.NOTHING_LEFT;
            }
            tell(evicted.get());
        }
        return isExceeded(otherBytes) ? Outcome.MORE : Outcome.ENOUGH;
    }

    /** Whether scripts must not run what takes memory: as it was when the client's command began. */
    public void refuseGrowth(boolean yes) {
        services.refuseGrowth(yes);
    }

    private void tell(Evictor.Evicted evicted) {
        int database = evicted.database().number();
        byte[] key = evicted.key();
        evicted.database().modified(key);
        services.events().happened(EventClass.EVICTED, "evicted", database, key);
        Effects effects = services.effects();
        effects.add(database, Removal.word(rules.unlinks()), key);
        effects.flush();
    }
}

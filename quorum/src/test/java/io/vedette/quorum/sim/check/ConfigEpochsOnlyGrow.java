package io.vedette.quorum.sim.check;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import java.util.HashMap;
import java.util.Map;

/**
 * What a sentinel says about the master never goes back to an older configuration while it lives; and one
 * configuration epoch means the same master wherever it is said.
 */
public final class ConfigEpochsOnlyGrow extends Invariant {
    private final Map<SentinelId, Map<GroupName, Claim>> last = new HashMap<>();
    private final Map<GroupName, Map<Epoch, HostPort>> meanings = new HashMap<>();

    private record Claim(Epoch configEpoch, HostPort master) {}

    @Override
    public void claimed(SentinelProcess sentinel, GroupName group, Epoch configEpoch, HostPort master) {
        Map<GroupName, Claim> own = last.computeIfAbsent(sentinel.id(), id -> new HashMap<>());
        Claim before = own.get(group);
        if (before != null
                && before.configEpoch().equals(configEpoch)
                && before.master().equals(master)) {
            return;
        }
        if (before != null && before.configEpoch().isAfter(configEpoch)) {
            throw broken("{} says {} has epoch {}, after it said {}", sentinel, group, configEpoch, before);
        }
        own.put(group, new Claim(configEpoch, master));
        HostPort meaning = meanings.computeIfAbsent(group, g -> new HashMap<>()).putIfAbsent(configEpoch, master);
        if (meaning != null && !meaning.equals(master)) {
            throw broken("{} says epoch {} of {} is {}, it is {}", sentinel, configEpoch, group, master, meaning);
        }
    }

    /** What was said but not saved is forgotten in a crash; others have heard it. */
    @Override
    public void started(SentinelProcess sentinel) {
        last.remove(sentinel.id());
    }

    @Override
    public void published(SentinelProcess sentinel, GroupName group, Epoch configEpoch, HostPort master) {
        claimed(sentinel, group, configEpoch, master);
    }
}

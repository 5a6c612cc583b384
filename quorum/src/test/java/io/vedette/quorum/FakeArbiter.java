package io.vedette.quorum;

import io.vedette.quorum.Town.Watchman;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an ensemble does for a town: one leader at a time, epochs that only grow, and nothing at all for whom it is out of reach. */
final class FakeArbiter {
    final List<Effect.AskLeadership> granted = new ArrayList<>();
    private final Map<GroupName, Effect.AskLeadership> offices = new LinkedHashMap<>();
    private final Map<GroupName, Watchman> leaders = new LinkedHashMap<>();
    private final Set<SentinelId> away = new LinkedHashSet<>();
    final Map<GroupName, Epoch> reached = new LinkedHashMap<>();
    final List<Effect.EndLeadership> recorded = new ArrayList<>();
    boolean silent;

    void open(Watchman... watchmen) {
        for (Watchman watchman : watchmen) {
            away.remove(watchman.id);
            watchman.answer(new Event.ArbiterChanged(Optional.empty()));
        }
    }

    void close(Watchman... watchmen) {
        for (Watchman watchman : watchmen) {
            away.add(watchman.id);
            leaders.values().removeIf(watchman::equals);
            watchman.answer(new Event.ArbiterChanged(Optional.of("it is down")));
        }
    }

    Optional<Watchman> leader(GroupName group) {
        return Optional.ofNullable(leaders.get(group));
    }

    /** As an administrator would, who deletes the node of the lock. */
    void depose(GroupName group) {
        Watchman leader = leaders.remove(group);
        Effect.AskLeadership office = offices.get(group);
        if (leader != null && office != null) {
            leader.answer(new Event.LeadershipLost(group, office.epoch()));
        }
    }

    void asked(Watchman by, Effect.AskLeadership ask) {
        if (silent || away.contains(by.id)) {
            return;
        }
        Epoch last = reached.getOrDefault(ask.group(), Epoch.ZERO);
        Optional<SentinelId> leader = leader(ask.group()).map(holder -> holder.id);
        if (leader.isPresent() || !ask.epoch().isAfter(last)) {
            by.answer(new Event.LeadershipRefused(ask.group(), ask.epoch(), last, leader));
            return;
        }
        leaders.put(ask.group(), by);
        offices.put(ask.group(), ask);
        reached.put(ask.group(), ask.epoch());
        granted.add(ask);
        by.answer(new Event.LeadershipGranted(ask.group(), ask.epoch()));
    }

    void ended(Watchman by, Effect.EndLeadership end) {
        Effect.AskLeadership office = offices.get(end.group());
        if (leaders.get(end.group()) == by && office != null && office.epoch().equals(end.epoch())) {
            leaders.remove(end.group());
            end.promoted().ifPresent(master -> recorded.add(end));
        }
    }
}

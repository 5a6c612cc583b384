package io.vedette.deploy.ask;

import io.vedette.deploy.local.Refusal;
import io.vedette.quorum.HostPort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Those we were told of: the first that answers, or all of them with those they know in turn. */
public final class Sentinels {
    /** A deployment of more voters than this is none; whoever names so many is mistaken or lies. */
    private static final int MOST = 64;

    private final List<HostPort> named;
    private final Access access;

    public Sentinels(List<HostPort> named, Access access) {
        this.named = List.copyOf(named);
        this.access = access;
    }

    public List<HostPort> named() {
        return named;
    }

    public Access access() {
        return access;
    }

    public Sentinel first() throws Refusal {
        List<String> why = new ArrayList<>();
        for (HostPort address : named) {
            try {
                return Sentinel.open(address, access);
            } catch (Refusal away) {
                why.add(away.text());
            }
        }
        throw Refusal.nobodyThere("no sentinel can be asked: " + String.join("; ", why));
    }

    /**
     * Everybody who could be reached, and why the others could not.
     *
     * @param reached each process once, whatever addresses it goes by
     */
    public record Everybody(List<Sentinel> reached, List<Away> away) implements AutoCloseable {
        public Everybody {
            reached = List.copyOf(reached);
            away = List.copyOf(away);
        }

        @Override
        public void close() {
            reached.forEach(Sentinel::close);
        }
    }

    /** A sentinel that somebody named and that could not be asked. */
    public record Away(HostPort address, String reason) {}

    /** All that are named here. */
    public Everybody theNamed() throws Refusal {
        return visit(Set.of());
    }

    /** All that are named here, and those they know as voters of the group. */
    public Everybody of(String group) throws Refusal {
        return visit(Set.of(group));
    }

    private Everybody visit(Set<String> groups) throws Refusal {
        List<Sentinel> reached = new ArrayList<>();
        List<Away> away = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<HostPort> seen = new LinkedHashSet<>(named);
        Deque<HostPort> next = new ArrayDeque<>(named);
        for (HostPort address = next.poll(); address != null; address = next.poll()) {
            try {
                Sentinel sentinel = Sentinel.open(address, access);
                if (!ids.add(sentinel.id())) {
                    sentinel.close();
                    continue;
                }
                reached.add(sentinel);
                for (HostPort peer : peers(sentinel, groups)) {
                    if (seen.size() < MOST && seen.add(peer)) {
                        next.add(peer);
                    }
                }
            } catch (Refusal failure) {
                away.add(new Away(address, failure.text()));
            }
        }
        if (reached.isEmpty()) {
            throw Refusal.nobodyThere("no sentinel can be asked: "
                    + away.stream().map(Away::reason).collect(Collectors.joining("; ")));
        }
        return new Everybody(reached, away);
    }

    private static List<HostPort> peers(Sentinel sentinel, Set<String> groups) throws Refusal {
        List<HostPort> peers = new ArrayList<>();
        List<String> watched = sentinel.groups();
        for (String group : groups) {
            if (watched.contains(group)) {
                for (Map<String, String> peer : sentinel.peers(group)) {
                    Places.of(peer).ifPresent(peers::add);
                }
            }
        }
        return peers;
    }
}

package io.vedette.deploy.doctor;

import io.vedette.deploy.ask.Access;
import io.vedette.deploy.ask.Client;
import io.vedette.deploy.ask.Places;
import io.vedette.deploy.ask.Plain;
import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import io.vedette.quorum.HostPort;
import io.vedette.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Gathers the facts: asks every sentinel of a group and every node they name. Changes nothing. */
public final class Examination {
    private static final int PINGS = 5;
    private static final List<String> OPTIONS = List.of(
            "save", "appendonly", "requirepass", "masterauth", "protected-mode", "bind", "min-replicas-to-write");

    private final String group;
    private final Access nodes;

    /** @param nodes how to get into data nodes, which mostly have other passwords than sentinels */
    public Examination(String group, Access nodes) {
        this.group = group;
        this.nodes = nodes;
    }

    public Facts of(Sentinels sentinels) throws Refusal {
        try (Sentinels.Everybody everybody = sentinels.of(group)) {
            List<SentinelFacts> told = new ArrayList<>();
            List<Sentinels.Away> away = new ArrayList<>(everybody.away());
            for (Sentinel sentinel : everybody.reached()) {
                try {
                    told.add(ask(sentinel));
                } catch (Refusal failure) {
                    away.add(new Sentinels.Away(sentinel.address(), failure.text()));
                }
            }
            Set<HostPort> places = new TreeSet<>();
            for (SentinelFacts one : told) {
                Places.of(one.master()).ifPresent(places::add);
                one.replicas().forEach(replica -> Places.of(replica).ifPresent(places::add));
            }
            List<NodeFacts> seen = new ArrayList<>();
            for (HostPort place : places) {
                seen.add(look(place));
            }
            return new Facts(group, told, away, seen);
        }
    }

    private SentinelFacts ask(Sentinel sentinel) throws Refusal {
        boolean watches = sentinel.groups().contains(group);
        return new SentinelFacts(
                sentinel.address(),
                sentinel.id(),
                watches ? sentinel.view(group) : Map.of(),
                watches ? sentinel.replicas(group) : List.of(),
                watches ? sentinel.peers(group) : List.of(),
                sentinel.own(),
                sentinel.isTilted());
    }

    private NodeFacts look(HostPort place) {
        try (Client client = Client.open(place, nodes)) {
            Map<String, String> info = new LinkedHashMap<>(client.server());
            for (String section : List.of("replication", "persistence")) {
                info.putAll(Plain.info(Plain.text(client.ask("INFO", section))));
            }
            return new NodeFacts(
                    place, Optional.empty(), info, config(client), slowestPing(client), clockAhead(client));
        } catch (Refusal away) {
            return NodeFacts.away(place, away.text());
        }
    }

    /** Option by option: a server that knows one of them not says the others; without the right it is nothing. */
    private static Map<String, String> config(Client client) throws Refusal {
        Map<String, String> config = new LinkedHashMap<>();
        for (String option : OPTIONS) {
            Reply reply = client.tryAsk("CONFIG", "GET", option);
            if (!(reply instanceof Reply.ErrorReply)) {
                config.putAll(Plain.fields(reply));
            }
        }
        return config;
    }

    private static long slowestPing(Client client) throws Refusal {
        long slowest = 0;
        for (int i = 0; i < PINGS; i++) {
            long begin = System.nanoTime();
            client.tryAsk("PING");
            slowest = Math.max(slowest, System.nanoTime() - begin);
        }
        return TimeUnit.NANOSECONDS.toMillis(slowest);
    }

    private static Optional<Long> clockAhead(Client client) throws Refusal {
        List<Reply> time = client.tryAsk("TIME").asList();
        if (time.size() != 2 || !Plain.text(time.get(0)).matches("\\d{1,12}")) {
            return Optional.empty();
        }
        long theirs = Long.parseLong(Plain.text(time.get(0))) * 1000;
        return Optional.of(theirs - System.currentTimeMillis());
    }
}

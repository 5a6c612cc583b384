package io.vedette.quorum.scenario;

import io.vedette.quorum.Answer;
import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.Question;
import io.vedette.quorum.SentinelId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An effect as one line: its kind, by which it may be hidden, and what an operator would say of it. */
final class EffectText {
    private final Function<HostPort, String> nicks;
    private final Function<Link, String> links;

    EffectText(Function<HostPort, String> nicks, Function<Link, String> links) {
        this.nicks = nicks;
        this.links = links;
    }

    /** The word {@code hide} takes. */
    static String kind(Effect effect) {
        if (effect instanceof Effect.Announce) {
            return "event";
        }
        if (effect instanceof Effect.AskInfo) {
            return "info";
        }
        if (effect instanceof Effect.AskRole) {
            return "role";
        }
        if (effect instanceof Effect.SendGossip) {
            return "gossip";
        }
        if (effect instanceof Effect.PublishHello) {
            return "hello";
        }
        return effect.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    String of(Effect effect) {
        if (effect instanceof Effect.Announce event) {
            return (event.channel() + " " + event.payload()).trim();
        }
        return kind(effect) + " " + onLink(effect).orElseGet(() -> elsewhere(effect));
    }

    private Optional<String> onLink(Effect effect) {
        if (effect instanceof Effect.Connect connect) {
            return Optional.of(links.apply(connect.link()) + " within " + connect.withinMs());
        }
        if (effect instanceof Effect.Drop drop) {
            return Optional.of(links.apply(drop.link()) + ": " + drop.reason());
        }
        if (effect instanceof Effect.Ping ping) {
            return Optional.of(links.apply(ping.link()));
        }
        if (effect instanceof Effect.AskInfo ask) {
            return Optional.of(links.apply(ask.link()));
        }
        if (effect instanceof Effect.AskRole ask) {
            return Optional.of(links.apply(ask.link()));
        }
        if (effect instanceof Effect.AskMasterDown ask) {
            return Optional.of(links.apply(ask.link()) + ": " + question(ask.question()));
        }
        if (effect instanceof Effect.SendGossip gossip) {
            return Optional.of(links.apply(gossip.link()) + ": " + gossip(gossip.gossip()));
        }
        if (effect instanceof Effect.PublishHello hello) {
            return Optional.of(
                    links.apply(hello.link()) + ": " + hello.group() + " is at " + nicks.apply(hello.master())
                            + ", config epoch " + hello.configEpoch() + ", current epoch " + hello.currentEpoch());
        }
        if (effect instanceof Effect.SendOrder order) {
            return Optional.of(links.apply(order.link()) + ": " + order(order.order()));
        }
        return Optional.empty();
    }

    private String elsewhere(Effect effect) {
        if (effect instanceof Effect.AnswerMasterDown answer) {
            return answer(answer.answer());
        }
        if (effect instanceof Effect.Persist persist) {
            String groups =
                    persist.delta().changed().stream().map(this::durable).collect(Collectors.joining("; "));
            String removed = persist.delta().removed().isEmpty()
                    ? ""
                    : " removed " + persist.delta().removed();
            return "epoch " + persist.delta().currentEpoch() + (groups.isEmpty() ? "" : "; " + groups) + removed;
        }
        if (effect instanceof Effect.RunReconfigScript script) {
            return script.group() + " " + script.role().word() + " start " + words(script.from()) + " "
                    + words(script.to());
        }
        if (effect instanceof Effect.PublishMaster publish) {
            return publish.group() + " at epoch " + publish.configEpoch() + ": " + nicks.apply(publish.before())
                    + " -> " + nicks.apply(publish.now());
        }
        if (effect instanceof Effect.Reply reply) {
            return outcome(reply.outcome());
        }
        if (effect instanceof Effect.AskHook ask) {
            return ask.hook() + " whether " + nicks.apply(ask.candidate()) + " may replace "
                    + nicks.apply(ask.master());
        }
        if (effect instanceof Effect.Exit exit) {
            return exit.status() + ": " + exit.reason();
        }
        if (effect instanceof Effect.KeepFlight flight) {
            return "epoch " + flight.record().epoch() + ", "
                    + flight.record().phases().stream()
                            .map(phase -> phase.state())
                            .collect(Collectors.joining(" > "))
                    + ": " + flight.record().outcome()
                    + (flight.record().lossBytes().orElse(0) > 0
                            ? ", without " + flight.record().lossBytes().getAsLong() + " bytes of the old master"
                            : "");
        }
        throw new IllegalStateException("no words for " + effect);
    }

    String durable(DurableGroup group) {
        return group.name() + " at " + nicks.apply(group.master()) + " config " + group.configEpoch() + " vote "
                + group.leaderEpoch() + group.votedFor().map(id -> " for " + id).orElse("") + " replicas "
                + names(group.replicas().stream().map(nicks).toList()) + " peers "
                + names(group.peers().stream().map(peer -> peer.id().text()).toList())
                + group.pause()
                        .map(pause -> pause.remainingMs() > 0 ? " paused " + pause.remainingMs() : " resumed")
                        .orElse("");
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "-" : String.join(",", names);
    }

    private String question(Question question) {
        return "is " + nicks.apply(question.master()) + " down? epoch " + question.epoch()
                + question.candidate().map(id -> ", vote for " + id).orElse("");
    }

    String answer(Answer answer) {
        return (answer.down() ? "down" : "up") + ", vote "
                + answer.leader().map(SentinelId::text).orElse("*") + " in epoch " + answer.leaderEpoch();
    }

    private String gossip(Gossip gossip) {
        if (gossip instanceof Gossip.Greeting greeting) {
            return "greeting, version " + greeting.version();
        }
        if (gossip instanceof Gossip.Opinion opinion) {
            return "I hold " + nicks.apply(opinion.master()) + " for " + (opinion.down() ? "down" : "up");
        }
        if (gossip instanceof Gossip.Paused paused) {
            String order = paused.remainingMs() > 0
                    ? "paused for " + paused.remainingMs() + " (" + paused.reason() + ")"
                    : "resumed";
            return paused.group() + " is " + order + ", order " + paused.stamp().number() + " of "
                    + paused.stamp().by();
        }
        if (gossip instanceof Gossip.Abstaining abstaining) {
            return abstaining.yes() ? "I was blind, forget what I said" : "I see again";
        }
        throw new IllegalStateException("no words for " + gossip);
    }

    private String order(NodeOrder order) {
        if (order instanceof NodeOrder.Repoint repoint) {
            return "follow " + nicks.apply(repoint.master());
        }
        if (order instanceof NodeOrder.PauseWrites pause) {
            return "pause writes for " + pause.forMs();
        }
        return order.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }

    static String outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return "-" + refused.error();
        }
        if (outcome instanceof Outcome.Count count) {
            return ":" + count.matches();
        }
        return "+OK";
    }

    private static String words(HostPort address) {
        return address.host() + " " + address.port();
    }
}

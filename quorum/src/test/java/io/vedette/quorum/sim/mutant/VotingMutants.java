package io.vedette.quorum.sim.mutant;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.StateDelta;
import io.vedette.quorum.Target;
import io.vedette.quorum.sim.sentinel.Core;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Wrong about votes, epochs and what must be on disk. */
final class VotingMutants {
    private VotingMutants() {}

    /** Says yes to whoever asks, also to the second one in an epoch. */
    static final class VotesTwice extends Mutant {
        private final Map<Long, Event.MasterDownAsked> asked = new HashMap<>();

        VotesTwice(Core right) {
            super(right);
        }

        @Override
        Event heard(Event event) {
            if (event instanceof Event.MasterDownAsked question) {
                asked.put(question.request(), question);
            }
            return event;
        }

        @Override
        void done(Effect effect, long nowMs, List<Effect> instead) {
            Event.MasterDownAsked question =
                    effect instanceof Effect.AnswerMasterDown answer ? asked.remove(answer.request()) : null;
            if (question != null && question.candidate().isPresent()) {
                Answer yes = new Answer(true, question.candidate(), question.epoch());
                instead.add(new Effect.AnswerMasterDown(question.request(), yes));
            } else {
                instead.add(effect);
            }
        }
    }

    /** Writes a file in which nothing has changed. */
    static final class ForgetsToPersist extends Mutant {
        ForgetsToPersist(Core right) {
            super(right);
        }

        @Override
        void done(Effect effect, long nowMs, List<Effect> instead) {
            instead.add(
                    effect instanceof Effect.Persist persist
                            ? new Effect.Persist(persist.revision(), new StateDelta(Epoch.ZERO, List.of(), List.of()))
                            : effect);
        }
    }

    /** Does what depends on a write as soon as the write was asked for. */
    static final class DoesNotWaitForTheDisk extends Mutant {
        DoesNotWaitForTheDisk(Core right) {
            super(right);
        }

        @Override
        void done(Effect effect, long nowMs, List<Effect> instead) {
            instead.add(effect);
            if (effect instanceof Effect.Persist persist) {
                instead.addAll(wrong(right(new Event.Persisted(persist.revision()), nowMs), nowMs));
            }
        }
    }

    /** Takes every request for a vote for a vote. */
    static final class SkipsTheMajority extends Mutant {
        SkipsTheMajority(Core right) {
            super(right);
        }

        @Override
        void done(Effect effect, long nowMs, List<Effect> instead) {
            instead.add(effect);
            if (effect instanceof Effect.AskMasterDown ask) {
                Optional<SentinelId> candidate = ask.question().candidate();
                if (candidate.isPresent()) {
                    Answer yes = new Answer(true, candidate, ask.question().epoch());
                    Event answered = new Event.MasterDownAnswered(ask.link(), ask.question(), yes);
                    instead.addAll(wrong(right(answered, nowMs), nowMs));
                }
            }
        }
    }

    /** Believes the last one who spoke, whatever configuration that one has. */
    static final class IgnoresTheConfigEpoch extends Mutant {
        IgnoresTheConfigEpoch(Core right) {
            super(right);
        }

        @Override
        Event heard(Event event) {
            if (!(event instanceof Event.HelloHeard heard)) {
                return event;
            }
            Hello hello = heard.hello();
            Optional<HostPort> mine = coordinator().masterOf(hello.group());
            if (mine.isEmpty() || mine.get().equals(hello.master())) {
                return event;
            }
            Hello newer = new Hello(
                    hello.sender(),
                    hello.from(),
                    hello.currentEpoch(),
                    hello.group(),
                    hello.master(),
                    hello.currentEpoch().next());
            return new Event.HelloHeard(newer, heard.trusted());
        }
    }

    /** Counts what was said about an address that is no longer the master's: once down, always down. */
    static final class CountsOpinionsAboutTheOldAddress extends Mutant {
        private final Map<GroupName, Set<SentinelId>> complained = new HashMap<>();

        CountsOpinionsAboutTheOldAddress(Core right) {
            super(right);
        }

        @Override
        Event heard(Event event) {
            if (event instanceof Event.MasterDownAnswered answered
                    && answered.link().target() instanceof Target.Peer peer
                    && complained
                            .getOrDefault(answered.question().group(), Set.of())
                            .contains(peer.id())) {
                Answer said = answered.answer();
                return new Event.MasterDownAnswered(
                        answered.link(), answered.question(), new Answer(true, said.leader(), said.leaderEpoch()));
            }
            if (event instanceof Event.GossipHeard heard && heard.gossip() instanceof Gossip.Opinion opinion) {
                if (opinion.down()) {
                    complained
                            .computeIfAbsent(opinion.group(), group -> new TreeSet<>())
                            .add(heard.from());
                }
            }
            return event;
        }

        @Override
        void done(Effect effect, long nowMs, List<Effect> instead) {
            instead.add(effect);
            boolean down = effect instanceof Effect.Announce announce
                    && announce.channel().equals("+sdown")
                    && announce.payload().startsWith("master ");
            if (down) {
                GroupName group = ((Effect.Announce) effect).group().orElseThrow();
                HostPort master = coordinator().masterOf(group).orElseThrow();
                for (SentinelId peer : complained.getOrDefault(group, Set.of())) {
                    Gossip old = new Gossip.Opinion(group, master, Epoch.ZERO, true);
                    instead.addAll(wrong(right(new Event.GossipHeard(peer, old), nowMs), nowMs));
                }
            }
        }
    }
}

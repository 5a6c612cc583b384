package io.vedette.quorum.group;

import io.vedette.quorum.Command;
import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.Effect;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.failover.Purpose;
import io.vedette.quorum.failover.Scene.Demand;
import io.vedette.quorum.link.Contact;
import java.util.List;
import java.util.Optional;

/**
 * Carries out what an operator orders. An order that changes durable state is answered when it is on disk, or with Redis's error when
 * it could not be written; in memory it holds all the same, as in Redis.
 */
public final class Operator {
    static final String UNKNOWN_GROUP = "ERR No such master with that name";
    static final String NOT_SAVED = "ERR Failed to save config file. Check server logs.";

    /** INFO younger than this may decide whether there is anything to promote. */
    static final long RANKING_AGE_MS = 30_000;

    private final Ward ward;

    public Operator(Ward ward) {
        this.ward = ward;
    }

    public void commanded(long request, Command command, long nowMs) {
        if (command instanceof Command.Monitor monitor) {
            monitor(request, monitor, nowMs);
        } else if (command instanceof Command.Reset reset) {
            reset(request, reset, nowMs);
        } else if (command instanceof Command.SimulateFailure simulate) {
            ward.self().simulateCrashes(simulate.crashAfterElection(), simulate.crashAfterPromotion());
            reply(request, new Outcome.Ok());
        } else if (command instanceof Command.Configure configure) {
            ward.self().settings(configure.settings());
            reply(request, new Outcome.Ok());
        } else if (command instanceof Command.Flush) {
            ward.registry().names().forEach(name -> ward.self().journal().save(name));
            replyWhenSaved(request, ward.self().journal().save());
        } else if (command instanceof Command.Relink relink) {
            relink(request, relink, nowMs);
        } else {
            onGroup(request, command, nowMs);
        }
    }

    private void onGroup(long request, Command command, long nowMs) {
        Optional<Group> found = ward.registry().of(groupOf(command));
        if (found.isEmpty()) {
            reply(request, new Outcome.Refused(UNKNOWN_GROUP));
            return;
        }
        Group group = found.get();
        if (command instanceof Command.Remove) {
            remove(request, group);
            return;
        }
        if (command instanceof Command.Set set) {
            set(request, group, set, nowMs);
        } else if (command instanceof Command.Failover failover) {
            failover(request, group, Demand.fresh(forced(group), failover.to()), nowMs);
        } else if (command instanceof Command.Switchover switchover) {
            failover(request, group, Demand.fresh(Purpose.SWITCHOVER, switchover.to()), nowMs);
        } else if (command instanceof Command.Pause pause) {
            replyWhenSaved(request, ward.pauses().order(group, pause.reason(), pause.forMs(), nowMs));
        } else if (command instanceof Command.Resume) {
            replyWhenSaved(request, ward.pauses().order(group, "", 0, nowMs));
        } else {
            forget(request, group, command);
        }
        ward.desk().advance(group, nowMs);
    }

    private static GroupName groupOf(Command command) {
        if (command instanceof Command.Remove remove) {
            return remove.group();
        } else if (command instanceof Command.Set set) {
            return set.group();
        } else if (command instanceof Command.Failover failover) {
            return failover.group();
        } else if (command instanceof Command.Switchover switchover) {
            return switchover.group();
        } else if (command instanceof Command.Pause pause) {
            return pause.group();
        } else if (command instanceof Command.Resume resume) {
            return resume.group();
        } else if (command instanceof Command.ForgetReplica forget) {
            return forget.group();
        } else if (command instanceof Command.ForgetSentinel forget) {
            return forget.group();
        }
        throw new IllegalStateException(command + " is not about one group");
    }

    private void monitor(long request, Command.Monitor monitor, long nowMs) {
        if (ward.registry().of(monitor.group()).isPresent()) {
            reply(request, new Outcome.Refused("ERR Duplicate master name."));
            return;
        }
        HostPort master = ward.self().names().canonical(monitor.master());
        Group group = begin(DurableGroup.fresh(monitor.group(), master, monitor.rules()), nowMs);
        replyWhenSaved(request, ward.self().journal().save(group.name()));
    }

    /** Begins to watch a group, from the file or by command. */
    public Group begin(DurableGroup durable, long nowMs) {
        Group group = new Group(durable, ward, nowMs);
        ward.registry().add(group);
        ward.registry().notePaused(group, group.pause().isKnown());
        String payload =
                ward.announcer().master(group) + " quorum " + group.rules().quorum();
        ward.announcer().warn(group, "+monitor", payload);
        group.alarm().set(nowMs);
        return group;
    }

    private void remove(long request, Group group) {
        ward.announcer().warn(group, "-monitor", ward.announcer().master(group));
        ward.electorate().resign(group, Optional.empty());
        group.dismiss();
        ward.registry().remove(group);
        replyWhenSaved(request, ward.self().journal().saveRemoval(group.name()));
    }

    private void set(long request, Group group, Command.Set set, long nowMs) {
        group.rules(set.rules(), nowMs);
        for (Command.Set.Change change : set.changes()) {
            ward.announcer().warn(group, "+set", ward.announcer().master(group) + " " + change.text());
        }
        replyWhenSaved(request, ward.self().journal().save(group.name()));
    }

    private void reset(long request, Command.Reset reset, long nowMs) {
        int matches = 0;
        for (GroupName name : reset.groups()) {
            Optional<Group> group = ward.registry().of(name);
            if (group.isPresent()) {
                ward.electorate().resign(group.get(), Optional.empty());
                group.get().reset(nowMs);
                ward.registry().noteDown(group.get(), false);
                ward.registry().noteBusy(group.get(), false);
                ward.announcer()
                        .warn(group.get(), "+reset-master", ward.announcer().master(group.get()));
                ward.desk().advance(group.get(), nowMs);
                matches++;
            }
        }
        reply(request, new Outcome.Count(matches));
    }

    private void failover(long request, Group group, Demand demand, long nowMs) {
        if (group.failover().isInProgress()) {
            reply(request, new Outcome.Refused("INPROG Failover already in progress"));
            return;
        }
        boolean possible = new Census(group)
                .ranking(infos -> infos.askedSince(nowMs - RANKING_AGE_MS).isPresent(), List.of(), demand.to(), nowMs)
                .best()
                .isPresent();
        if (!possible) {
            reply(request, new Outcome.Refused("NOGOODSLAVE No suitable replica to promote"));
            return;
        }
        Optional<String> refusal = ward.electorate().refusal(group);
        if (refusal.isPresent()) {
            reply(request, new Outcome.Refused("NOQUORUM " + refusal.get()));
            return;
        }
        group.proceedings().demand(Optional.of(demand));
        reply(request, new Outcome.Ok());
    }

    /** Redis would not ask a master that lives; what it would lose by that, ours waits for, as far as the master plays along. */
    private static Purpose forced(Group group) {
        boolean reachable = group.masterContact().isOpen() && !group.standing().isSdown();
        return reachable ? Purpose.HANDOVER : Purpose.FORCED;
    }

    private void forget(long request, Group group, Command command) {
        if (command instanceof Command.ForgetReplica forget) {
            HostPort replica = ward.self().names().canonical(forget.replica());
            if (group.replica(replica).isEmpty()) {
                reply(request, new Outcome.Refused("ERR No such replica"));
                return;
            }
            group.members().removeReplica(replica);
        } else if (command instanceof Command.ForgetSentinel forget
                && group.members().removeVoter(forget.peer()).isEmpty()) {
            reply(request, new Outcome.Refused("ERR No such sentinel"));
            return;
        }
        replyWhenSaved(request, ward.self().journal().save(group.name()));
    }

    private void relink(long request, Command.Relink relink, long nowMs) {
        if (relink.group().isEmpty()) {
            ward.contacts().peers().forEach(peer -> relink(peer, nowMs));
        } else {
            ward.registry()
                    .of(relink.group().get())
                    .ifPresent(group -> group.members().nodes().forEach(node -> relink(node, nowMs)));
        }
        reply(request, new Outcome.Ok());
    }

    private void relink(Contact contact, long nowMs) {
        ward.contacts().relink(contact.target(), "credentials changed", nowMs);
    }

    private void reply(long request, Outcome outcome) {
        ward.self().outbox().emit(new Effect.Reply(request, outcome));
    }

    private void replyWhenSaved(long request, long revision) {
        ward.self()
                .outbox()
                .hold(
                        revision,
                        List.of(new Effect.Reply(request, new Outcome.Ok())),
                        List.of(new Effect.Reply(request, new Outcome.Refused(NOT_SAVED))));
    }
}

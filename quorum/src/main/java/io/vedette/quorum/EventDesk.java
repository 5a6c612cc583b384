package io.vedette.quorum;

import io.vedette.quorum.Effect.EventLevel;
import io.vedette.quorum.desk.Journal;
import io.vedette.quorum.desk.Self;
import io.vedette.quorum.group.ElectionByArbiter;
import io.vedette.quorum.group.Group;
import io.vedette.quorum.group.Operator;
import io.vedette.quorum.group.Ward;
import io.vedette.quorum.link.Alarm;
import io.vedette.quorum.link.Contact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes each event to those it concerns. One entry per kind of event; a kind without an entry fails at construction, not in the night. */
final class EventDesk {
    private final Ward ward;
    private final Self self;
    private final Operator operator;
    private final Map<Class<?>, Consumer<Event>> handlers = new LinkedHashMap<>();
    private final Alarm debt;
    private final Alarm tilt;
    private boolean settlingDebt;

    EventDesk(Ward ward, Operator operator) {
        this.ward = ward;
        this.operator = operator;
        self = ward.self();
        debt = self.agenda().alarm(due -> settleDebt());
        tilt = self.agenda().alarm(due -> endTilt());
        linkEvents();
        nodeEvents();
        peerEvents();
        ownEvents();
        arbiterEvents();
        for (Class<?> kind : Event.class.getPermittedSubclasses()) {
            if (!handlers.containsKey(kind)) {
                throw new IllegalStateException("nobody handles " + kind.getSimpleName());
            }
        }
    }

    private <E extends Event> void on(Class<E> kind, Consumer<E> handler) {
        handlers.put(kind, event -> handler.accept(kind.cast(event)));
    }

    void handle(Event event) {
        Consumer<Event> handler = handlers.get(event.getClass());
        if (handler == null) {
            throw new IllegalArgumentException("nobody handles " + event);
        }
        handler.accept(event);
    }

    private long nowMs() {
        return self.health().sightedMs();
    }

    private void linkEvents() {
        on(
                Event.LinkOpened.class,
                opened -> ward.contacts().opened(opened.link(), nowMs()).ifPresent(this::opened));
        on(
                Event.LinkEnded.class,
                ended -> ward.contacts()
                        .ended(ended.link(), ended.how(), nowMs())
                        .ifPresent(contact ->
                                forMembers(contact, group -> ward.desk().advance(group, nowMs()))));
        on(Event.PingAnswered.class, this::pingAnswered);
    }

    private void pingAnswered(Event.PingAnswered answered) {
        ward.contacts().takenOver(answered.link(), nowMs()).ifPresent(this::opened);
        Optional<Contact> contact = ward.contacts().pingAnswered(answered.link(), answered.reply(), nowMs());
        if (answered.reply() != PingReply.PONG && contact.isPresent()) {
            forMembers(contact.get(), group -> ward.desk().unwell(group, contact.get(), answered.reply(), nowMs()));
        }
    }

    private void opened(Contact contact) {
        if (contact.target() instanceof Target.Peer peer) {
            ward.pauses().tell(peer.id(), nowMs());
        }
        forMembers(contact, group -> ward.desk().opened(group, contact, nowMs()));
    }

    /**
     * The groups that care what happens on a contact's link: those of a node, which are few. A peer is shared by all groups; only those
     * in trouble care.
     */
    private void forMembers(Contact contact, Consumer<Group> action) {
        if (contact.target() instanceof Target.Node) {
            contact.groups().forEach(name -> ward.registry().of(name).ifPresent(action));
        } else {
            ward.registry().down().forEach(action);
        }
    }

    private void nodeEvents() {
        on(Event.InfoAnswered.class, answered -> {
            NodeInfo info = canonical(answered.info());
            ward.contacts()
                    .heard(answered.link(), info, nowMs())
                    .ifPresent(
                            contact -> forMembers(contact, group -> ward.desk().heard(group, contact, info, nowMs())));
        });
        on(
                Event.RoleAnswered.class,
                answered -> ward.contacts()
                        .heard(answered.link(), answered.report(), nowMs())
                        .ifPresent(contact -> forMembers(
                                contact, group -> ward.desk().heard(group, contact, answered.report(), nowMs()))));
        // An INFO that cannot be had is asked for again when its time comes; what is missing shows in the ranking.
        on(Event.AskFailed.class, failed -> ward.contacts().askFailed(failed.link()));
        on(
                Event.OrderAnswered.class,
                answered -> ward.contacts()
                        .of(answered.link().target())
                        .ifPresent(contact -> forMembers(
                                contact,
                                group -> ward.desk()
                                        .orderAnswered(
                                                group,
                                                answered.link(),
                                                answered.number(),
                                                answered.outcome(),
                                                nowMs()))));
        on(Event.HostResolved.class, resolved -> self.names().resolved(resolved.host(), resolved.ip()));
    }

    /** Addresses as we know them. */
    private NodeInfo canonical(NodeInfo info) {
        List<NodeInfo.Downstream> replicas = new ArrayList<>();
        for (NodeInfo.Downstream downstream : info.replicas()) {
            HostPort address = self.names().canonical(downstream.address());
            replicas.add(new NodeInfo.Downstream(address, downstream.online(), downstream.offset()));
        }
        return info.located(
                info.upstream()
                        .map(up -> new NodeInfo.Upstream(
                                self.names().canonical(up.master()),
                                up.linkUp(),
                                up.linkDownForMs(),
                                up.lastIoSecondsAgo(),
                                up.syncInProgress())),
                replicas);
    }

    private void peerEvents() {
        on(Event.HelloHeard.class, heard -> ward.hellos().heard(heard.hello(), heard.trusted(), nowMs()));
        on(Event.MasterDownAsked.class, asked -> ward.votes().asked(asked, nowMs()));
        on(Event.MasterDownAnswered.class, answered -> {
            if (answered.link().target() instanceof Target.Peer peer) {
                ward.registry()
                        .of(answered.question().group())
                        .ifPresent(group -> ward.opinions()
                                .answered(group, peer.id(), answered.question(), answered.answer(), nowMs()));
            }
        });
        on(Event.GossipHeard.class, heard -> gossip(heard.from(), heard.gossip()));
        on(Event.GossipRefused.class, refused -> {
            if (refused.link().target() instanceof Target.Peer peer) {
                ward.isForeign(peer.id());
            }
        });
    }

    /** Without an arbiter nobody was asked, and nothing is answered. */
    private void arbiterEvents() {
        onArbiter(Event.ArbiterChanged.class, ElectionByArbiter::heard);
        onArbiter(Event.LeadershipGranted.class, ElectionByArbiter::heard);
        onArbiter(Event.LeadershipRefused.class, ElectionByArbiter::heard);
        onArbiter(Event.LeadershipLost.class, ElectionByArbiter::heard);
    }

    private <E extends Event> void onArbiter(Class<E> kind, ArbiterHandler<E> handler) {
        on(kind, event -> {
            if (ward.electorate() instanceof ElectionByArbiter arbiter) {
                handler.heard(arbiter, event, nowMs());
            }
        });
    }

    private interface ArbiterHandler<E extends Event> {
        void heard(ElectionByArbiter arbiter, E event, long nowMs);
    }

    private void gossip(SentinelId from, Gossip gossip) {
        if (gossip instanceof Gossip.Greeting greeting) {
            if (greeting.version() == Gossip.VERSION) {
                ward.isOurs(from, greeting.election());
                // Whoever greets us is there: a link back need not wait for the end of a pause.
                ward.contacts().peer(from).ifPresent(contact -> contact.hurry(nowMs()));
                ward.registry().down().forEach(group -> ward.opinions().tell(group, from));
                ward.pauses().tell(from, nowMs());
            } else {
                ward.isForeign(from);
            }
        } else if (gossip instanceof Gossip.Opinion opinion) {
            ward.opinions().heard(from, opinion, nowMs());
        } else if (gossip instanceof Gossip.Paused paused) {
            ward.pauses().heard(from, paused, nowMs());
        } else if (gossip instanceof Gossip.Abstaining abstaining) {
            ward.abstinence().heard(from, abstaining, nowMs());
        }
    }

    private void ownEvents() {
        on(Event.Persisted.class, persisted -> {
            boolean wasFailing = self.journal().isFailing();
            List<GroupName> written = self.journal().persisted(persisted.revision());
            self.outbox().release(persisted.revision());
            written.forEach(name ->
                    ward.registry().of(name).ifPresent(group -> ward.desk().advance(group, nowMs())));
            if (wasFailing) {
                ward.registry().down().forEach(group -> ward.desk().advance(group, nowMs()));
            }
        });
        on(Event.PersistFailed.class, failed -> {
            self.journal()
                    .failed(failed.revision())
                    .forEach(name -> ward.registry().of(name).ifPresent(ward.votes()::lost));
            self.outbox().refuse(failed.revision());
            debt.set(nowMs() + Journal.RETRY_MS);
            ward.registry().busy().forEach(group -> ward.desk().advance(group, nowMs()));
        });
        on(Event.Commanded.class, commanded -> operator.commanded(commanded.request(), commanded.command(), nowMs()));
        on(
                Event.LoopWasBlind.class,
                blind -> woken(
                        self.health().reported(blind.forMs(), self.settings().blindAfterMs())));
        on(
                Event.HookAnswered.class,
                answered -> ward.registry()
                        .of(answered.group())
                        .ifPresent(group -> ward.desk().hookAnswered(group, answered, nowMs())));
        on(Event.Timer.class, timer -> {});
    }

    /** We turn out to have been blind for that long (0: we were not). */
    void woken(long blindMs) {
        if (blindMs == 0) {
            return;
        }
        long gapMs = self.health().lastGapMs();
        if (gapMs > self.settings().periods().tiltTriggerMs()) {
            if (self.health().tilt()) {
                self.announce(EventLevel.WARNING, "+tilt", "#tilt mode entered");
            }
            tilt.set(self.health().tiltEndsMs(self.settings().periods().tiltMs()));
        }
        ward.abstinence().begin(nowMs());
        ward.contacts().excuse(nowMs());
        ward.registry().busy().forEach(group -> ward.desk().blinded(group, blindMs, nowMs()));
        if (gapMs >= self.settings().periods().askMs()) {
            ward.registry().all().forEach(group -> ward.opinions().forget(group));
        }
    }

    private void endTilt() {
        if (self.health().endTilt(self.settings().periods().tiltMs())) {
            self.announce(EventLevel.WARNING, "-tilt", "#tilt mode exited");
        } else {
            tilt.set(self.health().tiltEndsMs(self.settings().periods().tiltMs()));
        }
    }

    private void settleDebt() {
        settlingDebt = self.journal().hasDebt();
    }

    /** What this event changed, as one revision. */
    Optional<Effect> persist() {
        if (!self.journal().isPending() && !settlingDebt) {
            return Optional.empty();
        }
        settlingDebt = false;
        long revision = self.journal().issue();
        Journal.InFlight content = self.journal().content(revision);
        List<DurableGroup> changed = new ArrayList<>();
        for (GroupName name : content.changed()) {
            ward.registry().of(name).ifPresent(group -> changed.add(group.durable(nowMs())));
        }
        return Optional.of(
                new Effect.Persist(revision, new StateDelta(self.currentEpoch(), changed, content.removed())));
    }
}

package io.vedette.quorum.group;

import io.vedette.quorum.Election;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.quorum.failover.Purpose;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.InstanceView;
import io.vedette.quorum.view.NodeStatus;
import io.vedette.quorum.view.PeerView;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.quorum.view.ReplicaView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Shows a group as commands show it: an immutable copy, made only when asked for. */
public final class Viewer {
    private final Group group;
    private final Ward ward;
    private final long nowMs;

    public Viewer(Group group, Ward ward, long nowMs) {
        this.group = group;
        this.ward = ward;
        this.nowMs = nowMs;
    }

    public GroupView view() {
        List<ReplicaView> replicas = new ArrayList<>();
        group.replicas().forEach(replica -> replicas.add(replica(replica)));
        List<PeerView> peers = new ArrayList<>();
        group.voters().forEach(voter -> peers.add(peer(voter)));
        return new GroupView(
                group.name(),
                ward.announcer().shown(group.master()),
                master(),
                status(group.masterContact()),
                since(group.standing().odownSinceMs()),
                group.failover().redisWord(),
                group.configEpoch(),
                group.votes().ballot().epoch(),
                group.rules(),
                replicas,
                peers,
                pause());
    }

    private Optional<GroupView.PauseView> pause() {
        Pause pause = group.pause();
        return pause.isOn(nowMs)
                ? Optional.of(new GroupView.PauseView(pause.reason(), pause.remainingMs(nowMs)))
                : Optional.empty();
    }

    static QuorumCheck check(Group group, Election election, Optional<String> obstacle) {
        List<SentinelId> unusable = new ArrayList<>();
        for (Voter voter : group.voters()) {
            if (voter.contact().isDownFor(group.name())) {
                unusable.add(voter.id());
            }
        }
        int known = group.voters().size() + 1;
        return new QuorumCheck(known - unusable.size(), known, group.rules().quorum(), unusable, election, obstacle);
    }

    private InstanceView master() {
        Flags flags = new Flags();
        flags.add("s_down", group.standing().isSdown());
        flags.add("o_down", group.standing().isOdown());
        flags.add("master", true);
        flags.add("disconnected", isNodeLost(group.masterContact()));
        flags.add("failover_in_progress", group.failover().redisWord().isPresent());
        flags.add(
                "force_failover",
                group.failover().redisWord().isPresent()
                        && group.failover()
                                .mission()
                                .filter(mission -> mission.purpose() != Purpose.AUTOMATIC)
                                .isPresent());
        flags.add("script_kill_sent", group.standing().isScriptKillSent());
        flags.add(
                "master_reboot",
                group.standing().rebootMs().isPresent() && group.rules().masterRebootDownAfterMs() > 0);
        return instance(
                group.name().text(),
                group.masterContact(),
                flags,
                since(group.standing().sdownSinceMs()),
                runId(group.masterContact()));
    }

    private ReplicaView replica(Replica replica) {
        Contact contact = replica.contact();
        boolean down = contact.isDownFor(group.name());
        Flags flags = new Flags();
        flags.add("s_down", down);
        flags.add("slave", true);
        flags.add("disconnected", isNodeLost(contact));
        flags.add(
                "promoted",
                group.failover().chosen().filter(replica.address()::equals).isPresent());
        flags.add(replica.repoint().flag(), !replica.repoint().flag().isEmpty());
        Optional<NodeInfo.Upstream> upstream = replica.info().flatMap(NodeInfo::upstream);
        return new ReplicaView(
                instance(
                        ward.announcer().shown(replica.address()).name(),
                        contact,
                        flags,
                        downFor(contact),
                        runId(contact)),
                status(contact),
                upstream.map(NodeInfo.Upstream::linkDownForMs).orElse(0L),
                upstream.map(NodeInfo.Upstream::linkUp).orElse(false),
                upstream.map(NodeInfo.Upstream::master),
                replica.info().map(NodeInfo::priority).orElse(NodeInfo.DEFAULT_PRIORITY),
                replica.info().map(NodeInfo::offset).orElse(0L),
                replica.info().map(NodeInfo::announced).orElse(true));
    }

    /** One that wants a password we do not have lets nobody subscribe either; Redis's sentinels count that as no connection. */
    private static boolean isNodeLost(Contact node) {
        return !node.isOpen() || node.pulse().lastReply() == PingReply.NOAUTH;
    }

    private PeerView peer(Voter voter) {
        Contact contact = voter.contact();
        Flags flags = new Flags();
        flags.add("s_down", contact.isDownFor(group.name()));
        flags.add("sentinel", true);
        flags.add("disconnected", !contact.isOpen());
        flags.add("master_down", ward.opinions().holdsForDown(group, voter, nowMs));
        return new PeerView(
                instance(
                        voter.id().text(),
                        contact,
                        flags,
                        downFor(contact),
                        voter.id().text()),
                voter.id(),
                ward.knowsAsOurs(voter.id()),
                nowMs - voter.helloMs(),
                voter.votedLeader(),
                voter.votedEpoch());
    }

    private InstanceView instance(String name, Contact contact, Flags flags, OptionalLong downFor, String runId) {
        return new InstanceView(
                name,
                ward.announcer().shown(contact.target().address()),
                runId,
                flags.words(),
                contact.target() instanceof Target.Peer ? contact.watchers() : 1,
                unansweredForMs(contact),
                nowMs - contact.pulse().lastValidMs(),
                nowMs - contact.pulse().lastReplyMs(),
                downFor,
                group.rules().downAfterMs());
    }

    /** A PING that nobody can be sent counts as unanswered, as in Redis. */
    private long unansweredForMs(Contact contact) {
        OptionalLong silentSince = contact.pulse().silentSinceMs();
        return contact.isOpen() || silentSince.isEmpty()
                ? contact.pulse().pendingPingAgeMs(nowMs)
                : nowMs - silentSince.getAsLong();
    }

    private NodeStatus status(Contact contact) {
        OptionalLong received = contact.infos().receivedMs();
        NodeRole role = contact.infos().role();
        return new NodeStatus(
                since(received),
                role,
                nowMs - contact.infos().roleSinceMs(),
                contact.infos().last());
    }

    private static String runId(Contact contact) {
        return contact.infos().runId().map(Object::toString).orElse("");
    }

    private OptionalLong downFor(Contact contact) {
        return contact.isDownFor(group.name())
                ? OptionalLong.of(nowMs - contact.downSinceMs(group.name()))
                : OptionalLong.empty();
    }

    private OptionalLong since(OptionalLong sinceMs) {
        return sinceMs.isPresent() ? OptionalLong.of(nowMs - sinceMs.getAsLong()) : OptionalLong.empty();
    }

    /** Redis's words, in the order in which they are added. */
    private static final class Flags {
        private final List<String> words = new ArrayList<>();

        void add(String word, boolean applies) {
            if (applies) {
                words.add(word);
            }
        }

        List<String> words() {
            return words;
        }
    }
}

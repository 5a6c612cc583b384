package io.vedette.quorum.group;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.Target;
import io.vedette.quorum.group.Group.Follow;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.vote.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hears hellos. A hello makes peers known and spreads configurations: the one with the higher config epoch wins.
 *
 * <p>redis-sentinel sends its clients to whatever address a hello names. Here the node at that address is asked first: it must say that
 * it is a master, and be known to belong to the group (one of its replicas, of the same replication history, or the master of a node
 * we know), or our own master must say that it follows that node. Only when it cannot be reached from here, and a majority announces it for a while, is it followed unseen.
 */
public final class Hellos {
    /** After this a configuration a majority announces is taken over although its master could not be asked. */
    static final long UNSEEN_AFTER_MS = 2_000;

    /** The announced master is asked again after this while it does not confirm. */
    static final long VERIFY_REPEAT_MS = 50;

    private final Ward ward;

    Hellos(Ward ward) {
        this.ward = ward;
    }

    public void heard(Hello hello, boolean trusted, long nowMs) {
        Optional<Group> known = ward.registry().of(hello.group());
        if (known.isEmpty() || hello.from().equals(ward.self().id())) {
            return;
        }
        Group group = known.get();
        Optional<Voter> voter = meet(group, hello, nowMs);
        if (trusted && voter.isPresent()) {
            HostPort master = ward.self().names().canonical(hello.master());
            Epoch before = ward.self().currentEpoch();
            ward.self().reach(hello.currentEpoch());
            boolean news = voter.get().hello(master, hello.configEpoch(), recentMs(ward), nowMs)
                    || !ward.self().currentEpoch().equals(before)
                    || !isOurs(group, master, hello.configEpoch());
            if (news || !Calm.prevails(group, nowMs)) {
                consider(group, hello, master, nowMs);
                ward.desk().advance(group, nowMs);
            }
        }
    }

    static boolean isOurs(Group group, HostPort master, Epoch configEpoch) {
        return master.equals(group.master()) && configEpoch.equals(group.configEpoch());
    }

    /** A sentinel that is well has said hello within this. */
    static long recentMs(Ward ward) {
        return 3 * ward.self().settings().periods().publishMs();
    }

    /** Makes the sender known under its present address. */
    private Optional<Voter> meet(Group group, Hello hello, long nowMs) {
        Target.Peer peer = new Target.Peer(hello.from(), ward.self().names().canonical(hello.sender()));
        Optional<Voter> known = group.voter(peer.id());
        if (known.isPresent() && known.get().target().equals(peer)) {
            return known;
        }
        if (known.isEmpty() && group.voters().size() >= Limits.MAX_VOTERS) {
            return Optional.empty();
        }
        if (known.isEmpty()) {
            evictFrom(peer.address(), group);
        }
        Voter voter = group.members().addVoter(peer, nowMs);
        ward.self().journal().save(group.name());
        if (known.isPresent()) {
            movedTo(group, peer, nowMs);
        } else {
            ward.announcer().note(group, "+sentinel", ward.announcer().sentinel(group, peer.id(), peer.address()));
        }
        return Optional.of(voter);
    }

    private void movedTo(Group group, Target.Peer peer, long nowMs) {
        HostPort shown = ward.announcer().shown(peer.address());
        ward.announcer()
                .note(
                        group,
                        "+sentinel-address-switch",
                        ward.announcer().master(group) + " ip " + shown.host() + " port " + shown.port() + " for "
                                + peer.id());
        int others = 0;
        for (Group other : ward.registry().all()) {
            if (other != group && other.voter(peer.id()).isPresent()) {
                other.members().addVoter(peer, nowMs);
                ward.self().journal().save(other.name());
                others++;
            }
        }
        if (others > 0) {
            ward.announcer()
                    .note(
                            group,
                            "+sentinel-address-update",
                            ward.announcer().sentinel(group, peer.id(), peer.address()) + " " + others
                                    + " additional matching instances");
        }
    }

    /** A sentinel at an address under a new id is a new one: the old id is gone from all groups. */
    private void evictFrom(HostPort address, Group announcedIn) {
        List<Voter> stale = new ArrayList<>();
        for (Voter voter : announcedIn.voters()) {
            if (voter.target().address().equals(address)) {
                stale.add(voter);
            }
        }
        for (Voter voter : stale) {
            ward.announcer()
                    .note(
                            announcedIn,
                            "+sentinel-invalid-addr",
                            ward.announcer().sentinel(announcedIn, voter.id(), address));
            for (Group group : ward.registry().all()) {
                if (group.voter(voter.id()).isPresent()) {
                    group.members().removeVoter(voter.id());
                    ward.self().journal().save(group.name());
                }
            }
        }
    }

    private void consider(Group group, Hello hello, HostPort master, long nowMs) {
        Epoch announced = hello.configEpoch();
        if (!announced.isAfter(group.configEpoch())
                || announced.isAfter(ward.self().currentEpoch())) {
            return;
        }
        if (master.equals(group.master())) {
            group.configEpoch(announced);
            ward.self().journal().save(group.name());
            group.masterContact().askInfo(true, nowMs);
            return;
        }
        Optional<Follow> current = group.follow();
        if (current.filter(follow -> !announced.isAfter(follow.configEpoch())).isPresent()) {
            return;
        }
        group.members().follow(new Follow(master, announced, hello.from(), nowMs), nowMs);
        group.masterContact().askInfo(true, nowMs);
        group.node(master).ifPresent(contact -> {
            contact.hurry(nowMs);
            contact.askInfo(true, nowMs);
        });
    }

    /** Not more often than that: a node that denies it is asked again, but not in the same breath. */
    private static void ask(Contact contact, long nowMs) {
        if (nowMs - contact.infos().lastAskMs().orElse(Long.MIN_VALUE / 2) >= VERIFY_REPEAT_MS) {
            contact.askInfo(true, nowMs);
        }
    }

    /** Follows the announced configuration as soon as its master has proved itself. */
    void verify(Group group, long nowMs) {
        if (group.follow().isEmpty()) {
            return;
        }
        Follow follow = group.follow().get();
        if (!follow.configEpoch().isAfter(group.configEpoch())) {
            group.members().dropFollow();
            return;
        }
        Optional<Contact> contact = group.node(follow.master());
        boolean proved = contact.filter(found -> proves(group, found, follow)).isPresent();
        if (proved || isConfirmedByOurs(group, follow) || isAgreed(group, follow, nowMs)) {
            ward.switcher().follow(group, follow, nowMs);
        } else {
            contact.ifPresent(found -> ask(found, nowMs));
        }
    }

    private static boolean proves(Group group, Contact contact, Follow follow) {
        Optional<NodeInfo> info = contact.infos().askedSince(follow.sinceMs());
        return info.filter(said -> said.role() == NodeRole.MASTER && belongs(group, follow.master(), said))
                .isPresent();
    }

    /** Our master was made a replica of the announced one: what it serves under, we may serve under. */
    private static boolean isConfirmedByOurs(Group group, Follow follow) {
        return group.masterContact()
                .infos()
                .askedSince(follow.sinceMs())
                .flatMap(NodeInfo::upstream)
                .filter(up -> up.master().equals(follow.master()))
                .isPresent();
    }

    /** Two deployments must not merge because an address was used again. */
    private static boolean belongs(Group group, HostPort address, NodeInfo info) {
        if (group.replica(address).isPresent() || group.replicas().isEmpty()) {
            return true;
        }
        for (Replica replica : group.replicas()) {
            boolean listed = info.replicas().stream()
                    .anyMatch(downstream -> downstream.address().equals(replica.address()));
            boolean sameHistory = info.replicationId().isPresent()
                    && replica.info().flatMap(NodeInfo::replicationId).equals(info.replicationId());
            if (listed || sameHistory) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAgreed(Group group, Follow follow, long nowMs) {
        if (nowMs - follow.sinceMs() < UNSEEN_AFTER_MS) {
            return false;
        }
        long announcing = group.voters().stream()
                .filter(voter -> voter.announced()
                        .filter(said -> said.master().equals(follow.master())
                                && said.configEpoch().equals(follow.configEpoch()))
                        .isPresent())
                .count();
        return announcing >= Tally.needed(group.voters().size() + 1, 1);
    }

    long verifyDueMs(Group group) {
        return group.follow()
                .map(follow -> ward.self().health().sightedMs() + VERIFY_REPEAT_MS)
                .orElse(Long.MAX_VALUE);
    }
}

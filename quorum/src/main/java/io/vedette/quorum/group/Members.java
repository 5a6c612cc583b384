package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.RunId;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.quorum.group.Group.Follow;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.link.Contacts;
import io.vedette.quorum.liveness.Tolerance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whom a group consists of, and watches: its master, replicas and voters, and the master of a later configuration that is being verified.
 * Whoever is here has a contact, and nobody else has one for the sake of this group.
 */
final class Members {
    private final Group group;
    private final Contacts contacts;
    private final TreeMap<HostPort, Replica> replicas = new TreeMap<>();
    private final TreeMap<SentinelId, Voter> voters = new TreeMap<>();
    private HostPort master;
    private Contact masterContact;
    private Optional<Follow> follow = Optional.empty();

    Members(Group group, Contacts contacts, HostPort master, long nowMs) {
        this.group = group;
        this.contacts = contacts;
        this.master = master;
        masterContact = watch(master, true, nowMs);
    }

    private Contact watch(HostPort node, boolean asMaster, long nowMs) {
        return contacts.watch(new Target.Node(node), group, group.tolerance(), asMaster, nowMs);
    }

    /** The group bears another time of silence from now on. */
    void watchAnew(long nowMs) {
        Tolerance tolerance = group.tolerance();
        watch(master, true, nowMs);
        replicas.keySet().forEach(replica -> watch(replica, false, nowMs));
        voters.values().forEach(voter -> contacts.watch(voter.target(), group, tolerance, false, nowMs));
    }

    HostPort master() {
        return master;
    }

    Contact masterContact() {
        return masterContact;
    }

    Optional<Replica> addReplica(HostPort address, long nowMs) {
        if (address.equals(master) || replicas.containsKey(address) || replicas.size() >= Limits.MAX_REPLICAS) {
            return Optional.empty();
        }
        Replica replica = new Replica(address, watch(address, false, nowMs));
        replicas.put(address, replica);
        return Optional.of(replica);
    }

    void removeReplica(HostPort address) {
        if (replicas.remove(address) != null && !isFollowed(address)) {
            contacts.unwatch(new Target.Node(address), group.name());
        }
    }

    Voter addVoter(Target.Peer peer, long nowMs) {
        removeVoter(peer.id());
        Voter voter = new Voter(peer, contacts.watch(peer, group, group.tolerance(), false, nowMs), nowMs);
        voters.put(peer.id(), voter);
        return voter;
    }

    Optional<Voter> removeVoter(SentinelId id) {
        Voter voter = voters.remove(id);
        if (voter != null) {
            contacts.unwatch(voter.target(), group.name());
        }
        return Optional.ofNullable(voter);
    }

    Collection<Replica> replicas() {
        return replicas.values();
    }

    List<HostPort> replicaAddresses() {
        return new ArrayList<>(replicas.keySet());
    }

    Optional<Replica> replica(HostPort address) {
        return Optional.ofNullable(replicas.get(address));
    }

    Collection<Voter> voters() {
        return voters.values();
    }

    Optional<Voter> voter(SentinelId id) {
        return Optional.ofNullable(voters.get(id));
    }

    /** The contact of any node of the group, also of one that is only followed so far. */
    Optional<Contact> node(HostPort address) {
        return address.equals(master) ? Optional.of(masterContact) : contacts.of(new Target.Node(address));
    }

    /** Its master and its replicas. */
    List<Contact> nodes() {
        List<Contact> all = new ArrayList<>();
        all.add(masterContact);
        replicas.values().forEach(replica -> all.add(replica.contact()));
        return all;
    }

    /** Another master from now on: the old one becomes a replica that does not know it yet. */
    void switchTo(HostPort next, long nowMs) {
        voters.values().forEach(Voter::forgetOpinion);
        Optional<Follow> followed = follow;
        follow = Optional.empty();
        if (next.equals(master)) {
            replicas.values().forEach(Replica::anew);
            return;
        }
        HostPort old = master;
        Optional<RunId> oldId = masterContact.infos().runId();
        replicas.remove(next);
        master = next;
        masterContact = watch(next, true, nowMs);
        Replica former = new Replica(old, watch(old, false, nowMs));
        former.superseded(true);
        former.memberId(oldId);
        replicas.put(old, former);
        replicas.values().forEach(Replica::anew);
        followed.ifPresent(this::unwatchFollowed);
    }

    /** All but the master are forgotten. */
    void clear() {
        replicaAddresses().forEach(this::removeReplica);
        new ArrayList<>(voters.keySet()).forEach(this::removeVoter);
        dropFollow();
    }

    void dismiss() {
        clear();
        contacts.unwatch(new Target.Node(master), group.name());
    }

    void relinkMaster(long nowMs) {
        contacts.relink(new Target.Node(master), "reset", nowMs);
    }

    void follow(Follow announced, long nowMs) {
        dropFollow();
        follow = Optional.of(announced);
        if (!announced.master().equals(master) && !replicas.containsKey(announced.master())) {
            watch(announced.master(), false, nowMs);
        }
    }

    void dropFollow() {
        Optional<Follow> dropped = follow;
        follow = Optional.empty();
        dropped.ifPresent(this::unwatchFollowed);
    }

    private void unwatchFollowed(Follow followed) {
        HostPort address = followed.master();
        if (!address.equals(master) && !replicas.containsKey(address)) {
            contacts.unwatch(new Target.Node(address), group.name());
        }
    }

    private boolean isFollowed(HostPort address) {
        return follow.filter(announced -> announced.master().equals(address)).isPresent();
    }

    Optional<Follow> follow() {
        return follow;
    }
}

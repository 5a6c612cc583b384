package io.vedette.quorum.link;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.Link;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.RoleReport;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.quorum.desk.Self;
import io.vedette.quorum.liveness.Tolerance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everybody we talk to, each once, however many groups want it. A contact lives as long as somebody watches it. */
public final class Contacts {
    /** Where so many are silent at once, it is not for what each of their links lost. */
    private static final int MOST_SPARES = 16;

    private final Self self;
    private final LinkedHashMap<Target, Contact> contacts = new LinkedHashMap<>();
    /** Who crashed, or seems to have. */
    private final Set<Target> gone = new LinkedHashSet<>();

    private final Set<Target> spares = new LinkedHashSet<>();
    private int masters;

    public Contacts(Self self) {
        this.self = self;
    }

    public Contact watch(Target target, Watcher watcher, Tolerance tolerance, boolean asMaster, long nowMs) {
        NodeRole assumed = asMaster ? NodeRole.MASTER : NodeRole.REPLICA;
        Contact contact = contacts.computeIfAbsent(target, unknown -> new Contact(self, this, unknown, assumed, nowMs));
        contact.watch(watcher, tolerance, asMaster, nowMs);
        return contact;
    }

    public void unwatch(Target target, GroupName group) {
        Contact contact = contacts.get(target);
        if (contact == null) {
            return;
        }
        contact.unwatch(group);
        if (contact.watchers() == 0) {
            contact.abandon();
            contacts.remove(target);
        }
    }

    public Optional<Contact> of(Target target) {
        return Optional.ofNullable(contacts.get(target));
    }

    public List<Contact> peers() {
        List<Contact> peers = new ArrayList<>();
        contacts.forEach((target, contact) -> {
            if (target instanceof Target.Peer) {
                peers.add(contact);
            }
        });
        return peers;
    }

    public Optional<Contact> peer(SentinelId id) {
        return peers().stream()
                .filter(contact -> contact.target() instanceof Target.Peer peer
                        && peer.id().equals(id))
                .findFirst();
    }

    /** The contact this event belongs to, unless the link is not the current one any more. */
    private Optional<Contact> current(Link link) {
        Contact contact = contacts.get(link.target());
        return contact != null && contact.isCurrent(link) ? Optional.of(contact) : Optional.empty();
    }

    public Optional<Contact> opened(Link link, long nowMs) {
        spare(link).ifPresent(contact -> contact.spare().opened(link));
        Optional<Contact> contact = current(link).filter(found -> !found.isOpen());
        contact.ifPresent(found -> found.opened(link, nowMs));
        return contact;
    }

    public Optional<Contact> ended(Link link, LinkEnd how, long nowMs) {
        spare(link).ifPresent(contact -> contact.spareEnded(how, nowMs));
        Optional<Contact> contact = current(link);
        contact.ifPresent(found -> found.ended(how, nowMs));
        return contact;
    }

    /** The contact whose link this is from now on, because it was answered before the one that it was made beside. */
    public Optional<Contact> takenOver(Link link, long nowMs) {
        Optional<Contact> contact = spare(link);
        contact.ifPresent(found -> found.takeOver(link, nowMs));
        return contact;
    }

    private Optional<Contact> spare(Link link) {
        return spares.isEmpty()
                ? Optional.empty()
                : of(link.target()).filter(contact -> contact.spare().is(link));
    }

    public Optional<Contact> pingAnswered(Link link, PingReply reply, long nowMs) {
        Optional<Contact> contact = open(link);
        contact.ifPresent(found -> found.pingAnswered(reply, nowMs));
        return contact;
    }

    public Optional<Contact> heard(Link link, NodeInfo info, long nowMs) {
        Optional<Contact> contact = open(link);
        contact.ifPresent(found -> found.heard(info, nowMs));
        return contact;
    }

    public Optional<Contact> heard(Link link, RoleReport report, long nowMs) {
        Optional<Contact> contact = open(link);
        contact.ifPresent(found -> found.heard(report, nowMs));
        return contact;
    }

    /** The contact, when that link is open. */
    public Optional<Contact> open(Link link) {
        return current(link).filter(Contact::isOpen);
    }

    public void relink(Target target, String reason, long nowMs) {
        of(target).ifPresent(contact -> contact.relink(reason, nowMs));
    }

    public void askFailed(Link link) {
        open(link).ifPresent(Contact::askFailed);
    }

    /** After a time of blindness: the answers that piled up are heard before anybody is judged. */
    public void excuse(long nowMs) {
        new ArrayList<>(contacts.values()).forEach(contact -> contact.excuse(nowMs));
    }

    public int masters() {
        return masters;
    }

    void mastersChanged(int by) {
        masters += by;
    }

    /** How many crashed, or seem to have. */
    int gone() {
        return gone.size();
    }

    /** How many masters are among them: soon after that they are down. */
    public int goneMasters() {
        int found = 0;
        for (Target target : gone) {
            Contact contact = contacts.get(target);
            found += contact != null && contact.isMaster() ? 1 : 0;
        }
        return found;
    }

    /** Whether there may be a spare link to this target now; it counts from then on, until it is {@linkplain #spareGone gone}. */
    boolean spareWanted(Target target) {
        return spares.size() < MOST_SPARES && spares.add(target);
    }

    void spareGone(Target target) {
        spares.remove(target);
    }

    void noteGone(Target target, boolean now) {
        if (now) {
            gone.add(target);
        } else {
            gone.remove(target);
        }
    }
}

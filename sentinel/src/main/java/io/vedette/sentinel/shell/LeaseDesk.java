package io.vedette.sentinel.shell;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.PeerView;
import io.vedette.sentinel.lease.LeaseBook;
import io.vedette.sentinel.lease.LeaseText;
import io.vedette.sentinel.lease.Lenders;
import io.vedette.sentinel.lease.Verdict;
import io.vedette.sentinel.lease.Wish;
import io.vedette.sentinel.link.Links;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Lends to our own publishers and to those of our peers, and asks these for ours. */
public final class LeaseDesk implements Lenders {
    private static final String RELEASED = "released";

    private final Coordinator coordinator;
    private final Links links;
    private final LongSupplier clock;
    private final LeaseBook book;
    private final Map<String, Consumer<Wish>> listeners = new HashMap<>();

    LeaseDesk(Coordinator coordinator, Links links, LongSupplier clock) {
        this.coordinator = coordinator;
        this.links = links;
        this.clock = clock;
        this.book = new LeaseBook(clock.getAsLong());
    }

    @Override
    public SentinelId myId() {
        return coordinator.view(clock.getAsLong()).myId();
    }

    /** A quorum above the majority binds here as it does at an election. */
    @Override
    public int needed(GroupName group) {
        return coordinator
                .checkQuorum(group)
                .map(check -> Math.max(check.majority(), check.quorum()))
                .orElse(Integer.MAX_VALUE);
    }

    @Override
    public int ask(GroupName group, Wish wish, Consumer<Verdict> answer) {
        List<String> words = LeaseText.write(false, wish);
        List<Target.Peer> peers = peers(group);
        for (Target.Peer peer : peers) {
            links.ask(peer, words, reply -> reply.asText().flatMap(Verdict::of).ifPresent(answer));
        }
        answer.accept(book.ask(wish, clock.getAsLong()));
        return peers.size() + 1;
    }

    @Override
    public void release(GroupName group, Wish last) {
        book.release(last);
        List<String> words = LeaseText.write(true, last);
        peers(group).forEach(peer -> links.ask(peer, words, reply -> {}));
    }

    /** A redis-sentinel lends nothing. */
    private List<Target.Peer> peers(GroupName group) {
        return coordinator.view(group, clock.getAsLong()).map(GroupView::peers).orElse(List.of()).stream()
                .filter(PeerView::ours)
                .map(peer -> new Target.Peer(peer.id(), peer.instance().address()))
                .toList();
    }

    @Override
    public void listen(String name, Consumer<Wish> rival) {
        listeners.put(name, rival);
    }

    /** Another sentinel's message; gives the answer. */
    public String heard(LeaseText.Message message) {
        Wish wish = message.wish();
        if (message.gives()) {
            book.release(wish);
            return RELEASED;
        }
        Verdict verdict = book.ask(wish, clock.getAsLong());
        Consumer<Wish> listener = listeners.get(wish.name());
        if (listener != null && !wish.holder().equals(myId())) {
            listener.accept(wish);
        }
        return verdict.word();
    }

    void forget(GroupName group) {
        String prefix = group + "/";
        book.forget(prefix);
        listeners.keySet().removeIf(name -> name.startsWith(prefix));
    }
}

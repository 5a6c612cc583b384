package io.vedette.sentinel.link;

import io.vedette.quorum.Gossip;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sending end of gossip on one connection. The greeting leaves at once; with a secret, everything else waits for the nonce
 * the peer answers it with.
 */
final class GossipSender {
    /** Opinions that may wait for the nonce; older ones give way to newer ones. */
    static final int MAX_WAITING = 1_024;

    private final SentinelId myId;
    private final Optional<Signature> signature;
    private final Deque<List<String>> waiting = new ArrayDeque<>();
    private Optional<String> nonce = Optional.empty();
    private long count;

    GossipSender(SentinelId myId, Optional<Signature> signature) {
        this.myId = myId;
        this.signature = signature;
    }

    /** Hands the commands that may leave now to {@code send}. */
    void send(Gossip gossip, Consumer<List<String>> send) {
        List<String> words = GossipText.write(gossip);
        if (gossip instanceof Gossip.Greeting || signature.isEmpty()) {
            send.accept(GossipEnvelope.command(myId, GossipEnvelope.UNSIGNED, words));
            return;
        }
        if (waiting.size() == MAX_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(words);
        flush(send);
    }

    /** The peer answered the greeting; what waited for that leaves now. */
    void greeted(Reply reply, Consumer<List<String>> send) {
        nonce = reply.asText();
        flush(send);
    }

    private void flush(Consumer<List<String>> send) {
        if (nonce.isEmpty() || signature.isEmpty()) {
            return;
        }
        while (!waiting.isEmpty()) {
            List<String> words = waiting.removeFirst();
            count++;
            String signed = signature.get().of(GossipEnvelope.signed(nonce.get(), count, myId, words));
            send.accept(GossipEnvelope.command(myId, signed, words));
        }
    }
}

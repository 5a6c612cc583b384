package io.vedette.sentinel.link;

import io.vedette.quorum.Gossip;
import io.vedette.quorum.SentinelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How gossip travels: {@code SENTINEL GOSSIP <envelope version> <sender's id> <signature or -> <word> ...}. It is a SENTINEL
 * subcommand, so that the permissions documented for a sentinel's user suffice; a redis-sentinel answers it with an error, which
 * is how it is told apart.
 *
 * <p>The greeting is answered with a nonce. With a secret, each later message on that connection is signed together with the
 * nonce and its place in the sequence, so nothing recorded elsewhere or earlier can be played again.
 */
public final class GossipEnvelope {
    public static final String SUBCOMMAND = "GOSSIP";
    static final String VERSION = "1";
    static final String UNSIGNED = "-";

    /** SENTINEL, GOSSIP, version, sender, signature. */
    private static final int HEADER_WORDS = 5;

    private GossipEnvelope() {}

    static List<String> command(SentinelId from, String signature, List<String> words) {
        List<String> all = new ArrayList<>(List.of("SENTINEL", SUBCOMMAND, VERSION, from.text(), signature));
        all.addAll(words);
        return all;
    }

    static String signed(String nonce, long count, SentinelId from, List<String> words) {
        return nonce + "\n" + count + "\n" + from + "\n" + String.join("\n", words);
    }

    /** A received message. */
    public record Message(SentinelId from, Gossip gossip) {}

    /** What the receiving end of one connection keeps: its nonce, and how many messages came. */
    public static final class Receiver {
        private final String nonce;
        private long count;

        public Receiver(String nonce) {
            this.nonce = nonce;
        }

        public String nonce() {
            return nonce;
        }

        /** The message in a whole command; empty when it cannot be read or should have been signed and is not. */
        public Optional<Message> read(List<String> command, Optional<Signature> signature) {
            if (command.size() <= HEADER_WORDS || !command.get(2).equals(VERSION) || !HelloText.isId(command.get(3))) {
                return Optional.empty();
            }
            SentinelId from = new SentinelId(command.get(3));
            List<String> words = command.subList(HEADER_WORDS, command.size());
            return GossipText.read(words)
                    .filter(gossip ->
                            gossip instanceof Gossip.Greeting || isAuthentic(command.get(4), from, words, signature))
                    .map(gossip -> new Message(from, gossip));
        }

        private boolean isAuthentic(String signed, SentinelId from, List<String> words, Optional<Signature> signature) {
            count++;
            return signature.isEmpty()
                    || signature.get().isOf(signed, GossipEnvelope.signed(nonce, count, from, words));
        }
    }
}

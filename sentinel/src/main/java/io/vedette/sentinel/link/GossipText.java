package io.vedette.sentinel.link;

import io.vedette.quorum.Election;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.OrderStamp;
import java.util.List;
import java.util.Optional;

/** The words of a gossip message behind its envelope (see {@link GossipEnvelope}). */
final class GossipText {
    private static final String GREETING = "greeting";
    private static final String ARBITER = "arbiter";
    private static final String OPINION = "opinion";
    private static final String ABSTAINING = "abstaining";
    private static final String PAUSED = "paused";

    /** What surely fits into a long. */
    private static final String NUMBER = "[0-9]{1,18}";

    private GossipText() {}

    static List<String> write(Gossip gossip) {
        if (gossip instanceof Gossip.Greeting greeting) {
            String version = Integer.toString(greeting.version());
            return greeting.election() == Election.ARBITER
                    ? List.of(GREETING, version, ARBITER)
                    : List.of(GREETING, version);
        }
        if (gossip instanceof Gossip.Opinion opinion) {
            return List.of(
                    OPINION,
                    opinion.group().text(),
                    opinion.master().host(),
                    Integer.toString(opinion.master().port()),
                    opinion.configEpoch().toString(),
                    flag(opinion.down()));
        }
        if (gossip instanceof Gossip.Abstaining abstaining) {
            return List.of(ABSTAINING, flag(abstaining.yes()));
        }
        if (gossip instanceof Gossip.Paused paused) {
            return List.of(
                    PAUSED,
                    paused.group().text(),
                    Long.toString(paused.stamp().number()),
                    paused.stamp().by(),
                    Long.toString(paused.remainingMs()),
                    paused.reason());
        }
        throw new IllegalStateException("no words are known for " + gossip);
    }

    static Optional<Gossip> read(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return switch (words.get(0)) {
            case GREETING -> greeting(words);
            case OPINION -> words.size() == 6 ? opinion(words) : Optional.empty();
            case ABSTAINING -> words.size() == 2 ? flag(words.get(1)).map(Gossip.Abstaining::new) : Optional.empty();
            case PAUSED -> words.size() == 6 ? paused(words) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Gossip> greeting(List<String> words) {
        boolean byArbiter = words.size() == 3 && words.get(2).equals(ARBITER);
        if (!(byArbiter || words.size() == 2) || !words.get(1).matches("[0-9]{1,4}")) {
            return Optional.empty();
        }
        return Optional.of(
                new Gossip.Greeting(Integer.parseInt(words.get(1)), byArbiter ? Election.ARBITER : Election.VOTES));
    }

    private static Optional<Gossip> opinion(List<String> words) {
        Optional<HostPort> master = Addresses.of(words.get(2), words.get(3));
        Optional<Epoch> epoch = Epochs.of(words.get(4));
        Optional<Boolean> down = flag(words.get(5));
        String group = words.get(1);
        if (master.isEmpty() || epoch.isEmpty() || down.isEmpty() || !isName(group)) {
            return Optional.empty();
        }
        return Optional.of(new Gossip.Opinion(new GroupName(group), master.get(), epoch.get(), down.get()));
    }

    private static Optional<Gossip> paused(List<String> words) {
        boolean numbers = words.get(2).matches(NUMBER) && words.get(4).matches(NUMBER);
        if (!numbers || !isName(words.get(1)) || !isName(words.get(3))) {
            return Optional.empty();
        }
        OrderStamp stamp = new OrderStamp(Long.parseLong(words.get(2)), words.get(3));
        return Optional.of(
                new Gossip.Paused(new GroupName(words.get(1)), stamp, Long.parseLong(words.get(4)), words.get(5)));
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
    }

    private static String flag(boolean yes) {
        return yes ? "1" : "0";
    }

    private static Optional<Boolean> flag(String word) {
        return switch (word) {
            case "1" -> Optional.of(true);
            case "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}

package io.vedette.sentinel.link;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import java.util.List;
import java.util.Optional;

/** The words of a gossip message behind its envelope (see {@link GossipEnvelope}). */
final class GossipText {
    private static final String GREETING = "greeting";
    private static final String OPINION = "opinion";
    private static final String ABSTAINING = "abstaining";

    private GossipText() {}

    static List<String> write(Gossip gossip) {
        if (gossip instanceof Gossip.Greeting greeting) {
            return List.of(GREETING, Integer.toString(greeting.version()));
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
        throw new IllegalStateException("no words are known for " + gossip);
    }

    static Optional<Gossip> read(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return switch (words.get(0)) {
            case GREETING -> words.size() == 2 ? greeting(words.get(1)) : Optional.empty();
            case OPINION -> words.size() == 6 ? opinion(words) : Optional.empty();
            case ABSTAINING -> words.size() == 2 ? flag(words.get(1)).map(Gossip.Abstaining::new) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Gossip> greeting(String version) {
        return version.matches("[0-9]{1,4}")
                ? Optional.of(new Gossip.Greeting(Integer.parseInt(version)))
                : Optional.empty();
    }

    private static Optional<Gossip> opinion(List<String> words) {
        Optional<HostPort> master = Addresses.of(words.get(2), words.get(3));
        Optional<Epoch> epoch = Epochs.of(words.get(4));
        Optional<Boolean> down = flag(words.get(5));
        String group = words.get(1);
        if (master.isEmpty()
                || epoch.isEmpty()
                || down.isEmpty()
                || group.isEmpty()
                || group.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return Optional.of(new Gossip.Opinion(new GroupName(group), master.get(), epoch.get(), down.get()));
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

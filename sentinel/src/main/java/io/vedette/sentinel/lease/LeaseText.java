package io.vedette.sentinel.lease;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How wishes travel: {@code SENTINEL LEASE <ask|release> <name> <holder> <life> <number> <epoch>}. */
public final class LeaseText {
    private static final Pattern NAME = Pattern.compile("\\S{1,300}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern LIFE = Pattern.compile("[0-9a-f-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final int WORDS = 6;

    private LeaseText() {}

    /** A received message. */
    public record Message(boolean gives, Wish wish) {}

    public static List<String> write(boolean gives, Wish wish) {
        return List.of(
                "SENTINEL",
                "LEASE",
                gives ? "RELEASE" : "ASK",
                wish.name(),
                wish.holder().text(),
                wish.life(),
                Long.toString(wish.number()),
                wish.epoch().toString());
    }

    /** From the words behind {@code LEASE}. */
    public static Optional<Message> read(List<String> words) {
        if (words.size() != WORDS
                || !NAME.matcher(words.get(1)).matches()
                || !ID.matcher(words.get(2)).matches()
                || !LIFE.matcher(words.get(3)).matches()
                || !NUMBER.matcher(words.get(4)).matches()
                || !NUMBER.matcher(words.get(5)).matches()) {
            return Optional.empty();
        }
        Wish wish = new Wish(
                words.get(1),
                new SentinelId(words.get(2)),
                words.get(3),
                Long.parseLong(words.get(4)),
                Epoch.parse(words.get(5)));
        return switch (words.get(0).toLowerCase(Locale.ROOT)) {
            case "ask" -> Optional.of(new Message(false, wish));
            case "release" -> Optional.of(new Message(true, wish));
            default -> Optional.empty();
        };
    }
}

package io.vedette.sentinel.state;

import io.vedette.resp.config.ConfigQuoting;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One line to stand in the file.
 *
 * @param key lines with equal keys may take each other's place
 * @param text as the lexer shall read it back
 * @param whenAbsent whether it is appended where the file has no line of its kind; without, it only keeps an existing line true
 */
record StateLine(String key, String text, boolean whenAbsent) {
    private static final Set<String> GLOBAL = Set.of(
            "myid",
            "current-epoch",
            "announce-ip",
            "announce-port",
            "sentinel-user",
            "sentinel-pass",
            "deny-scripts-reconfig",
            "resolve-hostnames",
            "announce-hostnames",
            "gossip-secret",
            "hello-trust",
            "max-epoch-jump",
            "pings-per-second",
            "blind-after",
            "requirepass-file",
            "sentinel-pass-file",
            "gossip-secret-file",
            "state-dir");

    /** Begins the key of a line about a user. */
    static final String USER = "user ";

    private static final List<String> OPEN_TO_ALL = List.of("user", "default", "on", "nopass", "~*", "&*", "+@all");

    static StateLine always(String... words) {
        return unlessDefault(false, words);
    }

    /** Written when it says something else than the default, or when the operator has written it down. */
    static StateLine unlessDefault(boolean isDefault, String... words) {
        List<String> all = List.of(words);
        return new StateLine(keyOf(all), ConfigQuoting.line(all), !isDefault);
    }

    /** A line redis-sentinel takes for a comment; see {@link Pragma}. */
    static StateLine pragma(List<String> words) {
        return new StateLine(Pragma.keyOf(words), Pragma.write(words), true);
    }

    /** The default user as everybody has it is only written where the operator has written something about it. */
    static StateLine user(List<String> words) {
        boolean plain = words.stream()
                .filter(word -> !word.equals("sanitize-payload"))
                .toList()
                .equals(OPEN_TO_ALL);
        return new StateLine(keyOf(words), ConfigQuoting.line(words), !plain);
    }

    /** The directive, and for one that belongs to a group its name: a line is replaced by one about the same group. */
    static String keyOf(List<String> words) {
        String first = words.get(0).toLowerCase(Locale.ROOT);
        if (first.equals("user") && words.size() > 1) {
            return USER + words.get(1);
        }
        if (!first.equals("sentinel") || words.size() < 2) {
            return first;
        }
        String directive = current(words.get(1).toLowerCase(Locale.ROOT));
        boolean ofGroup = words.size() > 2 && !GLOBAL.contains(directive);
        return first + " " + directive + (ofGroup ? " " + words.get(2) : "");
    }

    /** Today's name of a directive that has an older or a foreign one. */
    private static String current(String directive) {
        return switch (directive) {
            case "known-slave" -> "known-replica";
            case "primary-reboot-down-after-period" -> "master-reboot-down-after-period";
            default -> directive;
        };
    }
}
